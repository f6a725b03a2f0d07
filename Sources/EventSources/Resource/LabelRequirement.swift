import Manifests

/// One requirement of a label selector, in Kubernetes' own words.
struct LabelRequirement {
    /// `app=web`, `tier in (a,b)`, `!canary`.
    let text: String

    private static let operations = ["=", "==", "!=", "in", "notin", "exists", "!", "gt", "lt"]

    /// nil when it cannot be asked for, which the reader has been told.
    init?(from reader: ManifestReader) {
        defer { reader.finish() }
        let key = reader.string("key")
        let value = reader.optionalString("value") ?? ""
        let operation = reader.optionalString("operation") ?? ""
        guard let text = Self.text(key, operation.isEmpty ? "==" : operation, value) else {
            let fix = "use one of: \(Self.operations.joined(separator: ", "))"
            reader.invalid("operation", "is '\(operation)', which no label selector has", fix: fix)
            return nil
        }
        guard Self.isValid(operation, value) else {
            reader.invalid("value", "is '\(value)', which '\(operation)' cannot take", fix: Self.fix(operation))
            return nil
        }
        self.text = text
    }

    private static func text(_ key: String, _ operation: String, _ value: String) -> String? {
        switch operation {
        case "=", "==", "!=": "\(key)\(operation)\(value)"
        case "in", "notin": "\(key) \(operation) (\(value))"
        case "exists": key
        case "!": "!\(key)"
        case "gt": "\(key)>\(value)"
        case "lt": "\(key)<\(value)"
        default: nil
        }
    }

    private static func isValid(_ operation: String, _ value: String) -> Bool {
        switch operation {
        case "exists", "!": value.isEmpty
        case "gt", "lt": Int64(value) != nil
        case "in", "notin": value.split(separator: ",", omittingEmptySubsequences: false).allSatisfy(isLabelValue)
        default: isLabelValue(Substring(value))
        }
    }

    private static func fix(_ operation: String) -> String {
        switch operation {
        case "exists", "!": "remove it"
        case "gt", "lt": "write a whole number, in quotes"
        default:
            "a label's value has letters, digits, '-', '_' and '.', at most 63, and begins and ends with a letter or digit"
        }
    }

    private static func isLabelValue(_ value: Substring) -> Bool {
        func isPlain(_ byte: UInt8) -> Bool {
            byte < 0x80 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
        }
        guard let first = value.utf8.first, let last = value.utf8.last else { return true }
        return value.utf8.count <= 63 && isPlain(first) && isPlain(last)
            && value.utf8.allSatisfy { isPlain($0) || "-_.".utf8.contains($0) }
    }
}
