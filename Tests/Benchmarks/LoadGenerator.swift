import Foundation

/// `wrk`: posts one body over and over, and costs little beside what it measures.
struct LoadGenerator {
    struct Result {
        let requests: Int
        let perSecond: Double
        /// Microseconds.
        let median: Double
        let failures: Int
    }

    let script: URL

    /// Writes the script that posts `body` as JSON.
    init(body: [UInt8], in directory: URL) throws {
        script = directory.appending(path: "post.lua")
        let quoted = String(decoding: body, as: UTF8.self).replacing("]==]", with: "]= =]")
        let text = """
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            wrk.body = [==[\(quoted)]==]
            """
        try Data(text.utf8).write(to: script)
    }

    func run(_ url: String, connections: Int, seconds: Int) throws -> Result {
        let wrk = Process()
        wrk.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        wrk.arguments = [
            "wrk", "-t1", "-c\(connections)", "-d\(seconds)s", "--latency", "--timeout", "30s", "-s", script.path, url,
        ]
        let output = Pipe()
        wrk.standardOutput = output
        do { try wrk.run() } catch { throw BenchmarkError("wrk cannot be run: \(error); install it first") }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        wrk.waitUntilExit()
        guard let rate = Self.number(after: "Requests/sec:", in: text),
            let requests = Self.number(before: " requests in ", in: text),
            let median = Self.duration(after: "50%", in: text)
        else { throw BenchmarkError("wrk said something else: \(text)") }
        let failures = Self.number(after: "Non-2xx or 3xx responses:", in: text) ?? 0
        return Result(requests: Int(requests), perSecond: rate, median: median, failures: Int(failures))
    }

    private static func number(after label: String, in text: String) -> Double? {
        text.components(separatedBy: label).dropFirst().first?.split { $0.isWhitespace }.first.flatMap { Double($0) }
    }

    private static func number(before label: String, in text: String) -> Double? {
        guard text.contains(label) else { return nil }
        return text.components(separatedBy: label).first?.split { $0.isWhitespace }.last.flatMap { Double($0) }
    }

    /// Microseconds of the `12.34ms` behind the label.
    private static func duration(after label: String, in text: String) -> Double? {
        // A line of its own begins with it; elsewhere it may end another percentage.
        let words = text.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) }
        guard let line = words.first(where: { $0.first == label[...] }), line.count > 1 else { return nil }
        let word = line[1]
        for (unit, factor) in [("us", 1.0), ("ms", 1e3), ("s", 1e6)] where word.hasSuffix(unit) {
            return Double(word.dropLast(unit.count)).map { $0 * factor }
        }
        return nil
    }
}
