import Foundation

/// Passes the address of a port of loopback that refuses every connection.
///
/// The port is bound, so that nobody else of a busy test run gets it, but nobody listens there.
package func withClosedPort<Result: Sendable>(
    while body: (_ url: String) async throws -> Result
) async throws -> Result {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw ClosedPortError(call: "socket", code: errno) }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (bound, named) = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
            (bind(descriptor, generic, size), getsockname(descriptor, generic, &size))
        }
    }
    guard bound == 0, named == 0 else { throw ClosedPortError(call: "bind", code: errno) }
    return try await body("http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))")
}

private struct ClosedPortError: Error {
    let call: String
    let code: Int32
}
