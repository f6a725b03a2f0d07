import EventData
import Expressions

extension Parameter {
    /// Where a list of parameters stands, which decides what its entries may say.
    package enum Use {
        case parameters
        /// Builds a body: `operation` is not looked at.
        case payload
        /// As `payload`, and a missing `dest` makes the value the whole body.
        case httpPayload
        /// `dest` is a header's name.
        case headers
    }

    /// Reads a list of parameters (rules P1–P4); entries with errors are left out.
    ///
    /// - Parameters:
    ///   - name: of the field.
    ///   - reader: of the mapping that has it.
    ///   - dependencies: the sensor's, by name; nil does not check them.
    ///   - use: what the list is for.
    /// - Returns: nothing when the field is absent.
    package static func list(
        _ name: String,
        of reader: ManifestReader,
        dependencies: [String]?,
        use: Use = .parameters
    ) -> [Parameter] {
        (reader.mappings(name) ?? []).compactMap { read($0, dependencies: dependencies, use: use) }
    }

    private static func read(_ reader: ManifestReader, dependencies: [String]?, use: Use) -> Parameter? {
        let source = reader.mapping("src").map { Source(from: $0, dependencies: dependencies) }
        if source == nil, !reader.has("src") { reader.missing("src", fix: "add src: and below it dependencyName:") }
        let destination = reader.optionalString("dest") ?? ""
        if destination.isEmpty, use != .httpPayload {
            reader.missing("dest", fix: use == .headers ? "add dest: and the header's name" : "add dest: and a path")
        }
        let text = reader.choice("operation", of: ["", "append", "prepend", "overwrite"], default: "")
        if use != .parameters, text == "append" || text == "prepend" {
            reader.warn("operation", "has no effect here: the value is always set", fix: "remove it")
        }
        reader.finish()
        guard let source else { return nil }
        return Parameter(
            source: source,
            destination: JSONDestination(destination),
            operation: Operation(rawValue: text) ?? .overwrite
        )
    }
}

extension Parameter.Source {
    /// Reads `src` (spec/sensor.md §4.2).
    init(from reader: ManifestReader, dependencies: [String]?) {
        let dependency = reader.string("dependencyName")
        if let dependencies, !dependency.isEmpty, !dependencies.isEmpty, !dependencies.contains(dependency) {
            let meant = Suggestion.nearest(to: dependency, among: dependencies)
            let fix = meant.map { "did you mean '\($0)'?" } ?? "use one of: \(dependencies.joined(separator: ", "))"
            let problem = "is '\(dependency)', which is no dependency of this sensor"
            reader.invalid("dependencyName", problem, fix: fix, rule: .own)
        }
        let contextKey = reader.key("contextKey")
        let dataKey = reader.key("dataKey")
        let value = reader.optionalString("value")
        let hasData = dataKey != nil || reader.key("dataTemplate") != nil
        // With something to fall back to a broken template changes nothing, as it never did.
        let contextSeverity: Diagnostic.Severity = hasData || contextKey ?? value != nil ? .warning : .error
        let dataSeverity: Diagnostic.Severity = dataKey ?? value != nil ? .warning : .error
        self.init(
            dependencyName: dependency,
            contextKey: contextKey.map { JSONPath($0) },
            contextTemplate: .read("contextTemplate", of: reader, severity: contextSeverity),
            dataKey: dataKey.map { JSONPath($0) },
            dataTemplate: .read("dataTemplate", of: reader, severity: dataSeverity),
            value: value,
            useRawData: reader.bool("useRawData", default: false)
        )
        for name in ["contextKey", "contextTemplate"] where hasData && reader.key(name) != nil {
            reader.warn(name, "is never used beside a data key or template", fix: "remove one of them")
        }
        for name in ["contextKey", "dataKey"] { reader.warnOfFlaw(inPath: name) }
        if useRawData, dataTemplate ?? contextTemplate != nil, dataKey ?? contextKey == nil {
            reader.warn("useRawData", "has no effect on a template's text", fix: "remove it")
        }
        reader.finish()
    }
}

extension ManifestReader {
    /// Text that counts as absent when empty.
    fileprivate func key(_ name: String) -> String? {
        guard let text = optionalString(name), !text.isEmpty else { return nil }
        return text
    }
}
