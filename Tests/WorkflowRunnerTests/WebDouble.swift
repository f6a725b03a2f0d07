import Foundation
import Subprocess

/// A web server on loopback: files, and a git repository that is served as files.
enum WebDouble {
    /// Answers what leaves ask for; `/status/500` answers with that status, `/hang` with nothing.
    private static let program = """
        import http.server, sys, os, time
        class Answer(http.server.SimpleHTTPRequestHandler):
            def do_GET(self):
                if self.path == "/hang": time.sleep(60)
                elif self.path.startswith("/status/"):
                    self.send_response(int(self.path.split("/")[2])); self.end_headers(); self.wfile.write(b"body")
                else: super().do_GET()
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(201); self.send_header("X-Seen", self.headers.get("X-Test", "")); self.end_headers()
                self.wfile.write(self.command.encode() + b" " + body)
            def log_message(self, *ignored): pass
        os.chdir(sys.argv[1])
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """

    static func serving(
        files: [String: String] = [:],
        repository: String? = nil,
        _ body: @escaping @Sendable (String) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.path + "/web-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: directory + name)) }
        if let repository { try await makeRepository(directory, repository) }
        _ = try await run(
            .name("/usr/bin/python3".split(separator: "/").last.map(String.init) ?? ""),
            arguments: ["-c", program, directory],
            environment: .custom(["PATH": "/usr/bin:/bin"]),
            input: .none,
            output: .sequence,
            error: .discarded
        ) { execution in
            for try await line in execution.standardOutput.strings() {
                let result: Result<Void, any Error>
                do { result = .success(try await body("http://127.0.0.1:\(line)")) } catch { result = .failure(error) }
                kill(execution.processIdentifier.value, SIGKILL)
                return try result.get()
            }
        }
    }

    private static func makeRepository(_ directory: String, _ name: String) async throws {
        let script = """
            set -e
            cd "$1" && git init -q -b main source && cd source && echo 'of the repository' > README && git add .
            git -c user.name=n -c user.email=e commit -q -m first
            cd .. && git clone -q --bare source "$2" && cd "$2" && git update-server-info
            """
        _ = try await run(
            .name("bash"),
            arguments: ["-c", script, "bash", directory, name],
            environment: .custom(["PATH": "/usr/bin:/bin", "HOME": directory]),
            output: .discarded
        )
    }
}
