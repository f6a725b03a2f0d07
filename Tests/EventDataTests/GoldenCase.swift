import EventData
import Foundation
import Support
import Testing

/// One line of a golden file.
struct GoldenCase: Sendable, CustomTestStringConvertible {
    let id: String
    let json: JSON

    var input: JSON { json["input"] ?? .null }
    var expectation: JSON { json["expect"] ?? .null }
    var expectsError: Bool { expectation["error"]?.bool ?? false }
    var testDescription: String { id }

    static func all(in file: String) throws -> [GoldenCase] {
        let text = try String(contentsOfFile: "\(sharedDirectory)/golden/\(file)", encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let json = try JSON(parsing: String(line))
            return GoldenCase(id: json["id"]?.string ?? "?", json: json)
        }
    }

    /// The data of the event that `src` names, when it is JSON; nil otherwise.
    func document(of src: JSON) -> JSONDocument? {
        guard let dependency = src["dependencyName"]?.string, let event = input["events"]?[dependency],
            event.at("context", "datacontenttype")?.string ?? "application/json" == "application/json",
            let text = event["dataText"]?.string,
            case .success(let document) = Result(catching: { try JSONDocument(parsing: text) })
        else { return nil }
        return document
    }
}
