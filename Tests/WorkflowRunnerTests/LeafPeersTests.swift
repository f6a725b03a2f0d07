import EventData
import Foundation
import Kubernetes
import Testing
import WorkflowRunner

/// Who reads the local cluster while steps run (decision 0061).
@Suite(.timeLimit(.minutes(2))) struct LeafPeersTests {
    /// A process in a user namespace of its own, as a fence inside a fence has it, and with nothing of a step among its mounts.
    private static let foreign = ["bwrap", "--unshare-user", "--dev-bind", "/", "/"]

    private static let asks = """
        import ctypes, os, socket, subprocess, sys, threading
        host, port = sys.argv[2].removeprefix("http://").split(":")
        def ask(source=None):
            c = socket.create_connection((host, int(port)), 10, source)
            c.sendall(b"GET /api/v1/secrets HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nConnection: close\\r\\n\\r\\n")
            return c.makefile("rb").readline().split()[1].decode()
        def aside():
            assert ctypes.CDLL(None).unshare(0x400) == 0
            print(ask())
        if sys.argv[1] == "thread":
            t = threading.Thread(target=aside); t.start(); t.join()
        elif sys.argv[1] == "twin":
            print(ask(("127.0.0.2", int(sys.argv[3]))))
        else:
            c = socket.create_connection((host, int(port)), 10)
            fence = sys.argv[3:]
            print(subprocess.run(fence + ["python3", "-c", os.environ["ASKS"], "twin", sys.argv[2], str(c.getsockname()[1])],
                capture_output=True, text=True).stdout.strip())
        """

    private static func said(_ words: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["ASKS=\(asks)"] + words
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test func `others read it, and nobody whose user namespace is another`() async throws {
        try await RunnerWorld.with { world in
            let python = { (way: String) in ["python3", "-c", Self.asks, way, world.address] }
            let curl = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "\(world.address)/api/v1/secrets"]
            #expect(try Self.said(Self.foreign + curl) == "200", "no step runs")
            let running = world.directory + "/workflows/leaves/uid"
            try FileManager.default.createDirectory(atPath: running, withIntermediateDirectories: true)
            #expect(try Self.said(curl) == "200")
            #expect(try Self.said(Self.foreign + curl) == "403")
            #expect(try Self.said(Self.foreign + python("thread")) == "403", "a thread with files of its own")
            #expect(try Self.said(python("both") + Self.foreign) == "403", "the port of another's connection")
            let secrets = ResourcePath(apiVersion: "v1", plural: "secrets", namespace: "default")
            // The gateway itself asks for its steps.
            #expect(try await world.client.get(secrets)["kind"]?.string == "SecretList")
        }
    }

    @Test func `a step makes no fence of its own, and reads nothing`() async throws {
        try await RunnerWorld.with { world in
            let result = try await world.run(
                """
                script:
                  command: [sh]
                  source: |
                    for fence in "" "bwrap --unshare-user --ro-bind /usr /usr --ro-bind /lib /lib --ro-bind /bin /bin --ro-bind-try /lib64 /lib64"; do
                      echo "[$($fence curl -s -o /dev/null -w '%{http_code}' \(world.address)/api/v1/secrets 2>&1 | tail -n 1)]"
                    done
                """
            )
            let lines = result.text.split(separator: "\n")
            #expect(lines.first == "[403]" && lines.count == 2, "\(result)")
            #expect(lines.last?.hasPrefix("[bwrap: ") == true || lines.last == "[403]", "\(result)")
        }
    }
}
