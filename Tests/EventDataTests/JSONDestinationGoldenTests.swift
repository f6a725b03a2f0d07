import EventData
import Testing

@Suite struct JSONDestinationGoldenTests {
    @Test func `a destination changes an object as in Argo Events`() throws {
        var count = 0
        for golden in try GoldenCase.all(in: "params.jsonl") {
            guard let object = golden.input["objectText"]?.string, let parameters = golden.input["parameters"]?.array,
                let settings = plainSettings(parameters, of: golden)
            else { continue }
            count += 1
            let result = Result { () throws -> JSON in
                var document = try JSONDocument(parsing: object)
                for (destination, value) in settings { document = try document.setting(destination, to: value) }
                return document.tree
            }
            switch result {
            case .success(let tree): #expect(try tree == expected(of: golden), "\(golden.id)")
            case .failure(let problem): #expect(golden.expectsError, "\(golden.id): \(problem)")
            }
        }
        #expect(count >= 60)
    }

    private func expected(of golden: GoldenCase) throws -> JSON? {
        guard let text = golden.expectation.at("result", "text")?.string else { return nil }
        return try JSON(parsing: text)
    }

    /// The values to set; nil when a parameter needs more than paths.
    private func plainSettings(_ parameters: [JSON], of golden: GoldenCase) -> [(JSONDestination, JSONText)]? {
        var settings: [(JSONDestination, JSONText)] = []
        for parameter in parameters {
            guard let src = parameter["src"], let destination = parameter["dest"]?.string,
                ["", "overwrite"].contains(parameter["operation"]?.string ?? ""),
                src["dataTemplate"] == nil, src["contextTemplate"] == nil, src["contextKey"] == nil,
                let value = plainValue(src, of: golden)
            else { return nil }
            settings.append((JSONDestination(destination), value))
        }
        return settings
    }

    private func plainValue(_ src: JSON, of golden: GoldenCase) -> JSONText? {
        let fallback = src["value"]?.string.map { JSONText(string: $0) }
        guard let key = src["dataKey"]?.string else { return fallback }
        guard let document = golden.document(of: src), let match = document.find(JSONPath(key)) else { return fallback }
        let text = match.kind == .null ? "null" : match.text
        guard src["useRawData"]?.bool == true else { return JSONText(string: text) }
        return match.kind == .string ? JSONText(string: text) : JSONText(validated: Array(text.utf8))
    }
}
