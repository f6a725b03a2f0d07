import Foundation

/// A real repository, served over HTTP by git's own program for that.
package final class GitServer: Sendable {
    /// Holds everything; removed with the server.
    private let directory: URL
    private let repository: URL
    private let password: String?

    /// An empty repository; with a password it is open to the user `me` alone.
    package init(password: String? = nil) throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("git-\(UUID().uuidString)")
        repository = directory.appendingPathComponent("code.git")
        self.password = password
        try FileManager.default.createDirectory(at: repository, withIntermediateDirectories: true)
        try git("init", "--quiet", "-b", "master")
        for (name, value) in [
            ("user.email", "me@example.com"), ("user.name", "Me"), ("uploadpack.allowFilter", "true"),
            ("uploadpack.allowAnySHA1InWant", "true"),
        ] { try git("config", name, value) }
    }

    deinit {
        do { try FileManager.default.removeItem(at: directory) } catch { print("left behind: \(directory.path)") }
    }

    /// Writes a file and commits it; the commit's name.
    @discardableResult
    package func commit(_ file: String, _ text: String) throws -> String {
        let url = repository.appendingPathComponent(file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return try commitAll()
    }

    /// Commits a symbolic link.
    package func commitLink(_ file: String, to target: String) throws {
        let path = repository.appendingPathComponent(file).path
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        _ = try commitAll()
    }

    private func commitAll() throws -> String {
        try git("add", "--all")
        try git("commit", "--quiet", "-m", "change")
        return try git("rev-parse", "HEAD")
    }

    @discardableResult
    package func git(_ arguments: String...) throws -> String {
        let output = try run(arguments: ["-C", repository.path] + arguments)
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The answer for a `ScriptedServer`.
    package func answer(_ request: Received) -> Step {
        if let password, request.header("Authorization") != "Basic \(Data("me:\(password)".utf8).base64EncodedString())"
        {
            return .answer(401, headers: ["WWW-Authenticate": "Basic realm=\"code\""])
        }
        var environment = [
            "GIT_PROJECT_ROOT": directory.path, "GIT_HTTP_EXPORT_ALL": "1", "REQUEST_METHOD": request.method,
            "PATH_INFO": request.path, "QUERY_STRING": String(request.target.dropFirst(request.path.count + 1)),
            "CONTENT_TYPE": request.header("Content-Type") ?? "", "REMOTE_USER": "me",
        ]
        environment["GIT_PROTOCOL"] = request.header("Git-Protocol")
        environment["HTTP_CONTENT_ENCODING"] = request.header("Content-Encoding")
        do {
            return Self.step(try run(arguments: ["http-backend"], environment: environment, input: request.body))
        } catch {
            return .answer(500, body: "\(error)")
        }
    }

    /// Takes a CGI program's output apart.
    private static func step(_ output: [UInt8]) -> Step {
        guard let end = output.firstRange(of: Array("\r\n\r\n".utf8)) else { return .answer(500, body: "no header") }
        var status = 200
        var headers: [Received.Header] = []
        for line in String(decoding: output[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n") {
            let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            if parts[0] == "Status" {
                status = Int(parts[1].prefix(3)) ?? 500
            } else {
                headers.append(Received.Header(name: parts[0], value: parts[1]))
            }
        }
        return .binaryAnswer(status, headers: headers, body: Array(output[end.upperBound...]))
    }

    private func run(
        arguments: [String],
        environment: [String: String] = [:],
        input: [UInt8] = []
    ) throws -> [UInt8] {
        let name = UUID().uuidString
        let (source, target) = (directory.appendingPathComponent("\(name).in"), directory.appendingPathComponent(name))
        for (file, bytes) in [(source, Data(input)), (target, Data())] { try bytes.write(to: file) }
        defer { for file in [source, target] { try? FileManager.default.removeItem(at: file) } }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: source)
        process.standardOutput = try FileHandle(forWritingTo: target)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw GitServerError(arguments: arguments) }
        return Array(try Data(contentsOf: target))
    }
}

/// git ended with another exit code than 0.
package struct GitServerError: Error {
    package let arguments: [String]
}
