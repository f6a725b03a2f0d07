import EventData
import Foundation
import Support
import Testing

/// One case of a golden file (the shared directory's `golden/README.md`).
struct GoldenCase {
    let id: String
    let input: JSON
    let expect: JSON

    var expectsError: Bool { expect["error"]?.bool ?? false }
    /// `.null` where the reference has no result.
    var result: JSON { expect["result"] ?? .null }

    static func all(of name: String) throws -> [GoldenCase] {
        let text = try String(contentsOfFile: "\(sharedDirectory)/golden/\(name).jsonl", encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let json = try JSON(parsing: Array(line.utf8))
            return GoldenCase(
                id: try #require(json["id"]?.string),
                input: try #require(json["input"]),
                expect: try #require(json["expect"])
            )
        }
    }
}

/// Counts the cases of one golden file and prints `passed / applicable / total`.
struct GoldenScore {
    let name: String
    private(set) var total = 0
    private(set) var applicable = 0
    private(set) var failures: [String] = []

    init(_ name: String) { self.name = name }

    /// `problem` is nil when the answer is the expected one.
    mutating func add(_ example: GoldenCase, isApplicable: Bool, problem: () throws -> String?) rethrows {
        total += 1
        guard isApplicable else { return }
        applicable += 1
        if let problem = try problem() { failures.append("\(example.id): \(problem)") }
    }

    var description: String { "golden \(name): \(applicable - failures.count) / \(applicable) / \(total)" }
}

extension JSON {
    /// JSON-semantic equality: member order does not count, and numbers are compared by value.
    func means(_ other: JSON) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left.text == right.text || left.double == right.double
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.means($1) }
        case (.object(let left), .object(let right)):
            left.members.count == right.members.count
                && left.members.allSatisfy { member in right[member.name].map(member.value.means) ?? false }
        default: self == other
        }
    }
}
