import EventData
import Foundation
import Support
import Testing

/// One line of a golden file: a request and what the reference answered.
struct GoldenCase: CustomTestStringConvertible {
    let id: String
    let input: JSON
    let isError: Bool
    let result: JSON?

    var testDescription: String { id }

    /// The cases of `golden/NAME.jsonl`.
    static func all(in name: String) throws -> [GoldenCase] {
        let url = URL(fileURLWithPath: sharedDirectory).appending(path: "golden/\(name).jsonl")
        let text = try String(contentsOf: url, encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let document = try JSON(parsing: String(line))
            return GoldenCase(
                id: document["id"]?.string ?? "",
                input: document["input"] ?? .null,
                isError: document.at("expect", "error")?.bool ?? false,
                result: document.at("expect", "result")
            )
        }
    }
}

extension JSON {
    /// The strings of a list; nil when absent.
    var strings: [String]? { array.map { $0.compactMap(\.string) } }
}
