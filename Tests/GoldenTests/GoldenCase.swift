import EventData
import Foundation
import Support

/// One line of a golden file: a request and what the reference answered (the README beside the files).
struct GoldenCase {
    let id: String
    let operation: String
    let input: JSON
    let expect: JSON

    /// Schedules marked `library` are what a library would do; Argo Events itself refuses them.
    var expectsError: Bool { expect["error"]?.bool ?? false || input["dialect"]?.string == "library" }
    /// `.null` where the reference has no result.
    var result: JSON { expect["result"] ?? .null }
}

/// A file of golden cases.
struct GoldenFile {
    let name: String
    let cases: [GoldenCase]

    /// `GOLDEN_DIR`, or the golden directory beside the project.
    static let directory: String = isElsewhere ? chosen : "\(sharedDirectory)/golden"

    /// Whether another directory was asked for.
    static let isElsewhere = !chosen.isEmpty

    private static let chosen = ProcessInfo.processInfo.environment["GOLDEN_DIR"] ?? ""

    /// Every file of the directory whose cases name an operation; the others are of another kind.
    static func all() throws -> [GoldenFile] {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".jsonl") }
        return try names.sorted().compactMap { name in
            let lines = try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8).split(separator: "\n")
            let cases = try lines.map { try JSON(parsing: String($0)) }.compactMap(GoldenCase.init)
            return cases.isEmpty ? nil : GoldenFile(name: String(name.dropLast(".jsonl".count)), cases: cases)
        }
    }
}

extension GoldenCase {
    fileprivate init?(_ line: JSON) {
        guard let id = line["id"]?.string, let operation = line["op"]?.string, let input = line["input"],
            let expect = line["expect"]
        else { return nil }
        self.init(id: id, operation: operation, input: input, expect: expect)
    }
}
