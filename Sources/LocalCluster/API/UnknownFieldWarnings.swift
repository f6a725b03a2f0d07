import EventData
import HTTPTypes
import Hummingbird
import Manifests

extension ResourceDefinition {
    /// What is said of fields that nobody knows, in the words of API servers.
    ///
    /// They are passed over, as under Argo's minimal definitions, also with `fieldValidation=Strict`: `kubectl` asks for
    /// that without being told to. With `Ignore` nothing is said.
    func unknownFields(in object: JSON, _ parameters: QueryParameters) -> [String] {
        guard parameters["fieldValidation"] != "Ignore" else { return [] }
        // Names with a '$' are directives of strategic merges.
        return UnknownField.all(in: object, kind: kind).filter { !$0.name.hasPrefix("$") }.map {
            "unknown field \"\($0.field)\""
        }
    }
}

extension Patch {
    /// The fields that it writes, in the form of the object; nil where only the result shows them.
    var written: JSON? {
        switch self {
        case .merge(let patch), .strategicMerge(let patch): patch
        case .apply(let wish): wish.wanted
        case .operations: nil
        }
    }
}

extension Response {
    /// `kubectl` and `signalbox apply` show it.
    mutating func warn(of texts: [String]) {
        guard let name = HTTPField.Name("Warning") else { return }
        for value in WarningText.values(of: texts) { headers.append(HTTPField(name: name, value: value)) }
    }
}
