import Foundation

/// One Swift file of the project.
struct SourceFile: Sendable {
    /// From the project's root: `Sources/Buses/EventBus.swift`.
    let path: String
    let lines: [String]

    /// The target's folder: `Buses`, `BusesTests`.
    var target: String { String(path.split(separator: "/")[1]) }

    var isTest: Bool { path.hasPrefix("Tests/") }

    /// Lines without comments and without what stands in quotes, numbered from 1.
    var code: [(number: Int, text: String)] {
        lines.enumerated().compactMap { index, line in
            let text = Self.withoutQuotes(line)
            let comment = text.range(of: "//")
            let code = comment.map { String(text[..<$0.lowerBound]) } ?? text
            return code.allSatisfy(\.isWhitespace) ? nil : (index + 1, code)
        }
    }

    private static func withoutQuotes(_ line: String) -> String {
        line.replacing(#/"(?:[^"\\]|\\.)*"/#, with: "\"\"").replacing(#/`[^`]*`/#, with: "name")
    }
}

/// Reads the project's Swift files in place.
enum SourceTree {
    static let root: String = {
        // Tests/TidyTests/SourceTree.swift → the project.
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        return here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    }()

    static func files(below folders: [String] = ["Sources", "Tests"]) throws -> [SourceFile] {
        try folders.flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
                .filter { $0.hasSuffix(".swift") }
                .sorted()
                .map { path in
                    let text = try String(contentsOfFile: "\(root)/\(folder)/\(path)", encoding: .utf8)
                    return SourceFile(path: "\(folder)/\(path)", lines: text.components(separatedBy: "\n"))
                }
        }
    }
}
