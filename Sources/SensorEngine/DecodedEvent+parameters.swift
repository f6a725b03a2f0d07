import EventData
import Manifests

/// What of an event parameters may read (spec/sensor.md §4.2).
extension DecodedEvent {
    /// The data, of exactly the content types that have keys.
    func parameterData() throws(RenderError) -> JSONDocument {
        switch (event.dataContentType, document) {
        case (_, nil): throw RenderError("the event has no data")
        case ("application/json", .success(let document)?): return document
        case ("application/json", .failure(let error)?): throw RenderError("the event's data is not JSON: \(error)")
        case ("application/yaml", _?): return try yamlData()
        default:
            throw RenderError(
                "data of content type '\(event.dataContentType)' has no keys;"
                    + " only application/json and application/yaml can be read"
            )
        }
    }

    /// YAML is read by the rules of manifests and its keys are sorted.
    private func yamlData() throws(RenderError) -> JSONDocument {
        let problems = ManifestProblems()
        let text = ManifestText(file: "data", text: String(decoding: event.data ?? [], as: UTF8.self))
        let documents = manifestDocuments(of: text, problems: problems)
        if let problem = problems.diagnostics.first(where: { $0.severity == .error }) {
            throw RenderError("the event's data is not YAML: \(problem.problem)")
        }
        return try JSONDocument(rendering: JSONText(validated: (documents.first?.json ?? .null).sortedByName.bytes))
    }

    func contextDocument() throws(RenderError) -> JSONDocument {
        try JSONDocument(rendering: JSONText(validated: Array(event.contextText.utf8)))
    }

    /// The whole event as text: its context, and its data in base64.
    var wholeText: String {
        let data = event.data.map { "\"\(base64($0))\"" } ?? "null"
        return "{\"context\":\(event.contextText),\"data\":\(data)}"
    }
}
