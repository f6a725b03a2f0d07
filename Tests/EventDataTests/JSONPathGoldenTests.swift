import EventData
import Testing

@Suite struct JSONPathGoldenTests {
    @Test func `a data key finds what Argo Events finds`() throws {
        var count = 0
        for golden in try GoldenCase.all(in: "resolve.jsonl") {
            guard let src = golden.input["src"], let key = src["dataKey"]?.string,
                let document = golden.document(of: src),
                ["value", "dataTemplate", "contextTemplate"].allSatisfy({ src[$0] == nil })
            else { continue }
            count += 1
            let found = document.find(JSONPath(key))
            let expected = golden.expectsError ? nil : golden.expectation.at("result", "text")?.string
            #expect(found.map(rendered) == expected, "\(golden.id): \(key)")
            if !golden.expectsError {
                #expect(found.map { kindName($0.kind) } == golden.expectation["type"]?.string, "\(golden.id): \(key)")
            }
        }
        #expect(count > 150)
    }

    /// As parameters render it: null is a word there.
    private func rendered(_ match: JSONMatch) -> String { match.kind == .null ? "null" : match.text }

    private func kindName(_ kind: JSONMatch.Kind) -> String {
        switch kind {
        case .string: "String"
        case .number: "Number"
        case .true: "True"
        case .false: "False"
        case .null: "Null"
        case .json: "JSON"
        }
    }
}
