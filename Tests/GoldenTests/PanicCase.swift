import EventData
import Foundation
import Support

/// A request on which the reference crashes or never returns, from the file that lists them beside the golden cases.
struct PanicCase {
    let operation: String
    /// What the reference does, as the section's heading says it.
    let heading: String
    let input: JSON

    /// Every request, in the order of the file: a section for each operation, a block of JSON for each request.
    static func all() throws -> [PanicCase] {
        let text = try String(contentsOfFile: "\(sharedDirectory)/golden/panics.md", encoding: .utf8)
        var cases: [PanicCase] = []
        var heading = ""
        var isInBlock = false
        for line in text.split(separator: "\n") {
            switch line {
            case "```json": isInBlock = true
            case "```": isInBlock = false
            case _ where isInBlock: cases.append(try PanicCase(String(line), heading))
            case _ where line.hasPrefix("## "): heading = String(line.dropFirst(3))
            default: continue
            }
        }
        return cases
    }

    private init(_ line: String, _ heading: String) throws {
        var input = try JSON(parsing: line)
        // Golden cases give the object as text.
        if let object = input["object"] { input["objectText"] = .string(object.text) }
        self.input = input
        self.heading = heading
        operation = input["op"]?.string ?? ""
    }
}
