import BuiltGateway
import EventData
import Foundation
import LoopbackServers

/// `signalbox admission` as an API server sees it: started, asked over TLS with curl, its certificate exchanged.
final class AdmissionWorld {
    let directory: URL
    let probePort: Int
    private var program: Program.Background?

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "signalbox-admission-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        probePort = try freePorts(count: 1)[0]
    }

    /// Ends the program with this object.
    deinit { try? FileManager.default.removeItem(at: directory) }

    func path(_ name: String) -> String { directory.appending(path: name).path }

    /// Puts a certificate into the files, as a mounted Secret gets it: both at once.
    func install(_ certificate: TestCertificate) throws {
        let version = directory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: version, withIntermediateDirectories: true)
        try certificate.certificate.write(to: version.appending(path: "tls.crt"), atomically: true, encoding: .utf8)
        try certificate.key.write(to: version.appending(path: "tls.key"), atomically: true, encoding: .utf8)
        let link = path("new")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: version.path)
        guard rename(link, path("mounted")) == 0 else { throw EndToEndError("cannot exchange the link") }
    }

    /// Starts it with the certificate in the files.
    func start(_ options: String...) async throws {
        try await run(["--tls-cert", path("mounted/tls.crt"), "--tls-key", path("mounted/tls.key")] + options)
    }

    func run(_ options: [String]) async throws {
        let words = [Binary.url.path, "admission", "--listen", "127.0.0.1", "--port", "0"]
        let program = try Program.start(
            words + ["--probe-port", String(probePort)] + options,
            output: directory.appending(path: "output")
        )
        self.program = program
        try await eventually("listening", within: .seconds(60)) { try self.url != nil }
        try await eventually("ready", within: .seconds(60)) { try await self.probe("/readyz").status == 200 }
    }

    var log: String { get throws { try program?.output ?? "" } }

    /// `https://127.0.0.1:PORT/validate`; nil before it listens.
    var url: String? {
        get throws {
            let lines = try log.split(separator: "\n")
            return lines.first { $0.hasPrefix("admission: ") }?.split(separator: " ").last.map(String.init)
        }
    }

    func probe(_ path: String) async throws -> Answer {
        try await get("http://127.0.0.1:\(probePort)\(path)", client: .impatient)
    }

    /// What curl is answered: the HTTP status, and the body.
    func ask(_ body: String, _ options: String...) throws -> (status: Int, body: String) {
        let file = directory.appending(path: "body-\(UUID().uuidString)")
        try body.write(to: file, atomically: true, encoding: .utf8)
        let words = [
            "curl", "--silent", "--show-error", "--cacert", path("mounted/tls.crt"), "--max-time", "120", "--write-out",
            "\n%{http_code}", "--header", "Content-Type: application/json", "--data-binary", "@\(file.path)",
        ]
        let result = try Program.run(words + options + [try url ?? ""])
        guard result.status == 0 else { throw EndToEndError("curl: \(result.errors)") }
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        return (Int(lines.last ?? "") ?? 0, lines.dropLast().joined(separator: "\n"))
    }

    /// Serial number of the certificate that a new connection is shown.
    func serial() throws -> String {
        let address = try url?.split(separator: "/")[1] ?? ""
        let script = "openssl s_client -connect \(address) </dev/null 2>/dev/null | openssl x509 -noout -serial"
        return try Program.run(["bash", "-c", script]).output
    }

    static func review(_ object: String, kind: String = "EventSource", operation: String = "CREATE") -> String {
        """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"u-1",\
        "kind":{"group":"argoproj.io","version":"v1alpha1","kind":"\(kind)"},\
        "namespace":"ci","operation":"\(operation)","object":\(object)}}
        """
    }

    static func eventSource(port: String) -> String {
        """
        {"apiVersion":"argoproj.io/v1alpha1","kind":"EventSource","metadata":{"name":"hooks","namespace":"ci"},\
        "spec":{"webhook":{"push":{"port":\(port),"endpoint":"/push","method":"POST","insecure":true}}}}
        """
    }
}
