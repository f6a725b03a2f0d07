package import NIOCore

/// What one listener accepts at most; past a limit the client gets a clear refusal (promise G8).
package struct HTTPLimits: Sendable {
    /// From the first byte of a request (or from accepting the connection, TLS handshake included) to the end of its
    /// headers: shorter than any honest client needs, so that slow ones cannot hold connections.
    package var headerTime: TimeAmount = .seconds(10)

    /// How long headers may take while others wait for a connection; any network brings them at once.
    package var patientHeaderTime: TimeAmount = .seconds(1)

    /// Between two pieces of a body.
    package var bodyIdleTime: TimeAmount = .seconds(30)

    /// For a whole body, however steadily it drips: 25 MiB at 45 kB/s.
    package var bodyTime: TimeAmount = .minutes(10)

    /// Between two requests of a connection; longer than the pools of common clients and proxies (60 s).
    package var keepAliveTime: TimeAmount = .seconds(75)

    /// For a client to take its answer, and for an early refusal to reach a client that is still sending.
    package var lingerTime: TimeAmount = .seconds(2)

    /// For requests in flight when the listener stops; below the 4 s that a stopping gateway has.
    package var drainTime: TimeAmount = .milliseconds(3500)

    /// Connections served at once on all ports together; each holds at most one request in flight.
    ///
    /// Past it the one that has been idle longest makes room for a new one.
    package var connections = 1024

    /// Connections past `connections` that still get a 503; later ones are closed at once.
    package var refusedConnections = 256

    /// Bodies being read or handled, on all ports together: five of the largest that are allowed by default.
    ///
    /// While a body becomes an event there are up to three more copies of it.
    package var bodyBytesInMemory = 128 << 20

    /// Names and values of one request's headers, its path included; providers stay below 8 KiB.
    package var headerBytes = 64 << 10

    /// Header lines of one request.
    package var headerLines = 128

    /// A refused body up to this size is read and dropped, so that the connection can be used again.
    package var drainedBodyBytes = 64 << 10

    package init() {}
}
