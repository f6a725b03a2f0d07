import Foundation
import Testing

/// The rules of the design that a machine can check.
///
/// Each finding reads `file:line: error: X; do Y`.
@Suite struct TidyTests {
    /// Longer files are split by idea; a test file may hold one long table.
    static let maximumLines = 400
    static let maximumFunctionLines = 50

    /// Functions that are one flat list of cases, each with its reason; the list may only get shorter.
    static let longFunctions: [String: String] = [:]

    @Test func `the core has no input, output, clock, task, lock or randomness`() throws {
        let core: Set = ["EventData", "Expressions", "Manifests", "SensorEngine", "Workflows"]
        // A dag has tasks and a lock may be a mutex; that nothing is started is looked at below.
        let workflowWords: Set = ["Task", "Mutex"]
        let banned = [
            "Date()": "take a Timestamp",
            "ContinuousClock": "take a Timestamp",
            "SuspendingClock": "take a Timestamp",
            "UUID()": "take the id",
            "random": "take the random number",
            "Task": "return an Effect",
            "async ": "return an Effect",
            "Mutex": "use a value",
            "NSLock": "use a value",
            "FileManager": "take the text",
            "FileHandle": "take the text",
            "ProcessInfo": "take the value",
            "getenv": "take the value",
            "print(": "return the text",
        ]
        // `random:` is the label under which randomness is taken as a value.
        let findings = try SourceTree.files(below: ["Sources"]).filter { core.contains($0.target) }.flatMap { file in
            file.code.flatMap { line in
                banned.filter { line.text.contains($0.key) && !Self.isParameter($0.key, in: line.text) }
                    .filter { file.target != "Workflows" || !workflowWords.contains($0.key) }
                    .map { "\(file.path):\(line.number): error: '\($0.key)' is banned in the core; \($0.value)" }
            }
        }
        #expect(findings == [])
    }

    private static func isParameter(_ word: String, in line: String) -> Bool {
        word == "random" && !line.contains("random(") && !line.contains("RandomNumberGenerator")
    }

    @Test func `words that hide danger are not used`() throws {
        let banned = [
            #"\bpublic\b"#: "'package' is the widest access",
            #"\bopen (class|func|var)"#: "'package' is the widest access",
            "@testable": "test through the package interface",
            #"\btry!"#: "throw, or handle the error",
            #"\bas!"#: "use 'as?' and handle the other case",
            #"\bfatalError\("#: "use 'precondition' with the broken promise, or throw",
            #"[A-Za-z0-9_\])]!([.,) ]|$)"#: "unwrap with 'guard let'",
        ]
        let patterns = try banned.map { (pattern: try Regex($0.key), remedy: $0.value) }
        let findings = try SourceTree.files().filter { $0.target != "TidyTests" }.flatMap { file in
            file.code.flatMap { line in
                patterns.filter { line.text.contains($0.pattern) }
                    .map { "\(file.path):\(line.number): error: \($0.remedy)" }
            }
        }
        #expect(findings == [])
    }

    @Test func `unchecked promises are few and each says why`() throws {
        let findings = try SourceTree.files(below: ["Sources"]).flatMap { file in
            file.lines.enumerated().filter { _, line in
                line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)")
            }.filter { index, _ in
                !file.lines[max(0, index - 4)...index].contains { $0.contains("//") }
            }.map { "\(file.path):\($0.offset + 1): error: say in a comment why this is safe" }
        }
        #expect(findings == [])
    }

    @Test func `only the gateway starts tasks of its own`() throws {
        let findings = try SourceTree.files(below: ["Sources"])
            .filter { $0.target != "Gateway" && $0.target != "signalbox" }
            .flatMap { file in
                file.code.filter { $0.text.contains(#/\bTask(\.detached)? ?(\{|\()/#) }
                    .filter { line in !file.lines[max(0, line.number - 5)..<line.number].contains { $0.contains("//") }
                    }
                    .map { "\(file.path):\($0.number): error: use a task group, or say in a comment why not" }
            }
        #expect(findings == [])
    }

    @Test func `nothing lies at the top that does not belong there`() throws {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-C", SourceTree.root, "ls-tree", "--name-only", "HEAD"]
        let output = Pipe()
        git.standardOutput = output
        try git.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        git.waitUntilExit()
        let names = Set(text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix(".") })
        let wanted: Set = [
            "Makefile", "Package.swift", "README.md", "Sources", "Tests", "deploy", "eventsources", "sensors",
        ]
        #expect(names == wanted)
    }

    @Test func `C libraries are imported by the one file that wraps them`() throws {
        for library in ["CConsole", "CFence", "CJQ", "CLua", "COpenSSL", "CRE2", "CSeededCrypto"] {
            let files = try SourceTree.files(below: ["Sources"]).filter { file in
                file.code.contains { $0.text.contains("import \(library)") }
            }
            #expect(files.count == 1, "\(library) is imported by \(files.map(\.path))")
        }
    }

    @Test func `librdkafka and its pointers stay inside the target that wraps them`() throws {
        let findings = try SourceTree.files(below: ["Sources"]).filter { $0.target != "Kafka" }.flatMap { file in
            file.code.filter { $0.text.contains("import CRdKafka") }
                .map { "\(file.path):\($0.number): error: use the Kafka target" }
        }
        #expect(findings == [])
    }

    @Test func `edges do not know each other`() throws {
        let edges = ["Buses", "Kafka", "Kubernetes", "LocalCluster", "EventSources", "Triggers", "WorkflowRunner"]
        let allowed = [
            "Buses": ["Kafka"], "EventSources": ["Kafka", "Kubernetes"], "LocalCluster": ["Kubernetes"],
            "Triggers": ["Kafka", "Kubernetes"], "WorkflowRunner": ["Kubernetes"],
        ]
        let findings = try SourceTree.files(below: ["Sources"]).filter { edges.contains($0.target) }.flatMap { file in
            file.code.filter { line in
                edges.contains { edge in
                    edge != file.target && !(allowed[file.target] ?? []).contains(edge)
                        && line.text.hasSuffix("import \(edge)")
                }
            }.map { "\(file.path):\($0.number): error: an edge may not import another edge" }
        }
        #expect(findings == [])
    }

    /// Such a type hides the module: `Target.Other` would be looked up inside the type.
    @Test func `no target bears the name of a type inside it`() throws {
        let findings = try SourceTree.files(below: ["Sources"]).flatMap { file in
            let target = NSRegularExpression.escapedPattern(for: file.target)
            let declaration = try Regex(#"\b(struct|class|enum|actor|protocol|typealias) \#(target)\b"#)
            return file.code.filter { $0.text.contains(declaration) }
                .map { "\(file.path):\($0.number): error: '\(file.target)' is the target's name; rename the type" }
        }
        #expect(findings == [])
    }

    @Test func `files are short and named after what is in them`() throws {
        let findings = try SourceTree.files().flatMap { file -> [String] in
            let name = file.path.split(separator: "/").last ?? ""
            let vague = ["Common", "Utils", "Util", "Helper", "Helpers", "Manager", "Misc"]
            return
                (file.lines.count > Self.maximumLines
                ? ["\(file.path): error: \(file.lines.count) lines; split it by idea"] : [])
                + (vague.contains { name.contains($0) } ? ["\(file.path): error: name it after what it holds"] : [])
        }
        #expect(findings == [])
    }

    @Test func `functions are short`() throws {
        let findings = try SourceTree.files().flatMap { file in
            Self.functions(of: file).filter { $0.count > Self.maximumFunctionLines }
                .filter { Self.longFunctions["\(file.path):\($0.name)"] == nil }
                .map { "\(file.path):\($0.line): error: \($0.name) has \($0.count) lines; split it by idea" }
        }
        #expect(findings == [])
    }

    /// Functions by their first line; a formatted function ends at the first `}` under its `func`.
    private static func functions(of file: SourceFile) -> [(name: String, line: Int, count: Int)] {
        let declaration = #/^( *)(?:[a-z@A-Z() ]* )?(func [^(<]+|init[?]?)\(?/#
        return file.lines.indices.compactMap { index in
            guard let match = file.lines[index].firstMatch(of: declaration), hasBody(at: index, in: file.lines) else {
                return nil
            }
            let ending = match.1 + "}"
            guard let end = file.lines[index...].firstIndex(where: { $0 == ending }) else { return nil }
            return (String(match.2), index + 1, end - index + 1)
        }
    }

    /// A protocol's requirement has none: a gap or the next declaration comes before any brace opens.
    private static func hasBody(at index: Int, in lines: [String]) -> Bool {
        let signature = lines[index...].prefix { !$0.isEmpty && !$0.hasSuffix("{") }
        let opening = index + signature.count
        let isInterrupted = signature.dropFirst().contains { $0.contains("func ") || $0.contains("///") }
        return opening < lines.count && lines[opening].hasSuffix("{") && !isInterrupted
    }

    @Test func `every decision record fits on a page and is numbered`() throws {
        let folder = SourceTree.root + "/Sources/signalbox/Documentation.docc/Decisions"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(!names.isEmpty)
        for (index, name) in names.enumerated() {
            let lines = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).components(separatedBy: "\n")
            #expect(lines.count <= 41, "\(name) has \(lines.count) lines")
            let number = String(index + 1)
            #expect(name.hasPrefix(String(repeating: "0", count: 4 - number.count) + number), "\(name)")
        }
    }

    @Test func `every example manifest has a heading that says what it is for`() throws {
        for folder in ["eventsources", "sensors"] {
            let directory = SourceTree.root + "/" + folder
            let manifests = try FileManager.default.contentsOfDirectory(atPath: directory).filter {
                // What tests compare with is written by a program.
                $0.hasSuffix(".yaml") && !$0.hasSuffix(".golden.yaml")
            }
            #expect(!manifests.isEmpty)
            for name in manifests {
                let text = try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
                #expect(text.hasPrefix("# "), "\(folder)/\(name) starts without a comment")
            }
        }
    }
}
