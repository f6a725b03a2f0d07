import Testing

/// A certificate authority, a server certificate for 127.0.0.1 and a client certificate, made by `openssl`.
struct Certificates: Sendable {
    let directory: String
    var authority: String { directory + "/ca.crt" }

    init(in directory: String) async throws {
        self.directory = directory
        let elliptic = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        try await openssl(
            ["req", "-x509"] + elliptic + ["-subj", "/CN=test authority", "-days", "2"]
                + ["-keyout", directory + "/ca.key", "-out", authority]
        )
        for (name, extra) in [("server", ["-addext", "subjectAltName=IP:127.0.0.1"]), ("client", [])] {
            let request = directory + "/\(name).csr"
            try await openssl(
                ["req", "-new"] + elliptic + ["-subj", "/CN=\(name)", "-keyout", file(name, "key"), "-out", request]
                    + extra
            )
            try await openssl([
                "x509", "-req", "-in", request, "-CA", authority, "-CAkey", directory + "/ca.key", "-CAcreateserial",
                "-days", "2", "-copy_extensions", "copy", "-out", file(name, "crt"),
            ])
        }
    }

    func file(_ name: String, _ type: String) -> String { "\(directory)/\(name).\(type)" }

    private func openssl(_ arguments: [String]) async throws {
        let ended = try await execute("openssl", arguments)
        try #require(ended.isSuccess, "openssl \(arguments): \(ended.problems)")
    }
}
