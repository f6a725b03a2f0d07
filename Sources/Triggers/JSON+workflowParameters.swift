import EventData

extension JSON {
    /// A Workflow whose parameters are all texts, as its schema demands (spec/workflows.md A1.1).
    ///
    /// The Argo tools write `value: 3` as `"3"` before they send it; the API itself would refuse the number.
    var withTextualWorkflowParameters: JSON {
        guard self["apiVersion"]?.string?.hasPrefix("argoproj.io/") == true, let spec = self["spec"] else {
            return self
        }
        var workflow = self
        workflow["spec"] = spec.textual
        return workflow
    }

    private var textual: JSON {
        switch self {
        case .array(let elements): return .array(elements.map(\.textual))
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map { member in
                        switch (member.name, member.value) {
                        // A plugin's own language is none of our business.
                        case ("plugin", let value): (member.name, value)
                        case ("parameters", .array(let list)): (member.name, .array(list.map(\.textualParameter)))
                        case (_, let value): (member.name, value.textual)
                        }
                    }
                )
            )
        default: return self
        }
    }

    private var textualParameter: JSON {
        guard case .object = self else { return self }
        var parameter = self
        for field in ["value", "default", "description"] {
            if let value = parameter[field] { parameter[field] = value.asText }
        }
        if let values = parameter["enum"]?.array { parameter["enum"] = .array(values.map(\.asText)) }
        if var source = parameter["valueFrom"], let value = source["default"] {
            source["default"] = value.asText
            parameter["valueFrom"] = source
        }
        return parameter
    }

    /// Numbers and bools as text, numbers without exponent; anything else as it is.
    private var asText: JSON {
        switch self {
        case .bool(let value): .string(value ? "true" : "false")
        case .number(let number): .string(number.plainText)
        default: self
        }
    }
}

extension JSONNumber {
    /// The number in decimal digits without an exponent; beyond a double's range the text as it is.
    var plainText: String {
        if text.utf8.allSatisfy({ $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }) { return text }
        guard double.isFinite else { return text }
        let parts = "\(double.magnitude)".split(separator: "e")
        let digits = parts[0].split(separator: ".").map(String.init)
        let whole = digits[0]
        let fraction = digits.count > 1 && digits[1] != "0" ? digits[1] : ""
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let sign = double < 0 ? "-" : ""
        return sign + Self.shifted(whole: whole, fraction: fraction, by: exponent)
    }

    /// Moves the decimal point to the right by `places`, to the left when negative.
    private static func shifted(whole: String, fraction: String, by places: Int) -> String {
        if places >= 0 {
            let padded = fraction + String(repeating: "0", count: max(0, places - fraction.count))
            let rest = padded.dropFirst(places)
            return whole + padded.prefix(places) + (rest.isEmpty ? "" : ".\(rest)")
        }
        let padded = String(repeating: "0", count: max(0, 1 - places - whole.count)) + whole
        let rest = padded.suffix(-places) + fraction
        return padded.dropLast(-places) + (rest.isEmpty ? "" : ".\(rest)")
    }
}
