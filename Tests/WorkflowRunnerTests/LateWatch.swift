import Foundation
import Subprocess

/// Stands before a server and gives everything that it says a while later, in its order.
enum LateWatch {
    private static let program = """
        import queue, socket, sys, threading, time
        target = ("127.0.0.1", int(sys.argv[1])); delay = float(sys.argv[2])
        def later(source, sink):
            line = queue.Queue()
            def give():
                while True:
                    moment, piece = line.get()
                    time.sleep(max(0, moment - time.monotonic()))
                    try:
                        if not piece: return sink.shutdown(socket.SHUT_WR)
                        sink.sendall(piece)
                    except OSError: return
            threading.Thread(target=give, daemon=True).start()
            while True:
                try: piece = source.recv(65536)
                except OSError: piece = b""
                line.put((time.monotonic() + delay, piece))
                if not piece: return
        def forward(source, sink):
            while True:
                try:
                    piece = source.recv(65536)
                    if not piece: return sink.shutdown(socket.SHUT_RDWR)
                    sink.sendall(piece)
                except OSError: return
        door = socket.create_server(("127.0.0.1", 0)); print(door.getsockname()[1], flush=True)
        while True:
            client, _ = door.accept(); server = socket.create_connection(target)
            threading.Thread(target=forward, args=(client, server), daemon=True).start()
            threading.Thread(target=later, args=(server, client), daemon=True).start()
        """

    static func serving(
        _ address: String,
        delay: Duration,
        _ body: @escaping @Sendable (String) async throws -> Void
    ) async throws {
        let port = address.split(separator: ":").last.map(String.init) ?? ""
        _ = try await run(
            .name("python3"),
            arguments: ["-c", program, port, "\(delay / .seconds(1))"],
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
}
