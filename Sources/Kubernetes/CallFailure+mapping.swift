import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension CallFailure {
    /// The one place that knows the errors of the HTTP client and of TLS.
    init(_ underlying: any Error, server: String) {
        switch underlying {
        case let error as HTTPClientError: self.init(error, server: server)
        case let error as NIOConnectionError:
            let problem = error.connectionErrors.isEmpty ? "cannot be found by its name" : "does not accept connections"
            self.init(error: .unreachable("\(server) \(problem)", retryAfter: nil), mayHaveArrived: false)
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            self.init(
                error: .unreachable("\(server) does not accept connections", retryAfter: nil),
                mayHaveArrived: false
            )
        case let error as IOError:
            self.init(
                error: .unreachable("the connection to \(server) failed: \(error)", retryAfter: nil),
                mayHaveArrived: true
            )
        case let error as HTTPParserError:
            let problem =
                error == .invalidEOFState
                ? "closed the connection before it had answered" : "answered with something that is not HTTP"
            self.init(error: .unreachable("\(server) \(problem)", retryAfter: nil), mayHaveArrived: true)
        case is NIOSSLExtraError:
            self.init(
                error: .misconfigured(
                    "the certificate of \(server) is for another name; use a name it was made for in 'server', "
                        + "or set tls-server-name"
                ),
                mayHaveArrived: false
            )
        case let error as NIOSSLError: self.init(error, server: server)
        case let error as BoringSSLError: self.init(error, server: server)
        default:
            self.init(
                error: .unreachable("the request to \(server) failed: \(type(of: underlying))", retryAfter: nil),
                mayHaveArrived: true
            )
        }
    }

    private init(_ error: HTTPClientError, server: String) {
        let unsent: [HTTPClientError] = [
            .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .httpProxyHandshakeTimeout,
        ]
        switch error {
        case .invalidURL, .emptyHost, .emptyScheme:
            self.init(error: .misconfigured("'\(server)' is no address of a server"), mayHaveArrived: false)
        case .readTimeout, .deadlineExceeded:
            self.init(
                error: .unreachable("\(server) accepted the request and did not answer in time", retryAfter: nil),
                mayHaveArrived: true
            )
        case .remoteConnectionClosed:
            self.init(
                error: .unreachable("\(server) closed the connection before it had answered", retryAfter: nil),
                mayHaveArrived: true
            )
        default:
            self.init(
                error: .unreachable("the request to \(server) failed: \(error.shortDescription)", retryAfter: nil),
                mayHaveArrived: !unsent.contains(error)
            )
        }
    }

    private init(_ error: NIOSSLError, server: String) {
        switch error {
        case .handshakeFailed(let reason): self.init(reason, server: server)
        case .uncleanShutdown, .readInInvalidTLSState:
            self.init(
                error: .unreachable("\(server) closed the TLS connection early", retryAfter: nil),
                mayHaveArrived: true
            )
        default:
            self.init(
                error: .misconfigured("TLS with \(server) is not possible: \(error)"),
                mayHaveArrived: false
            )
        }
    }

    /// A handshake cannot succeed later with the same certificates, unless the peer merely went away.
    private init(_ reason: BoringSSLError, server: String) {
        let text = "\(reason)"
        let remedy: String
        if text.contains("EOF") || text.contains("SYSCALL") || reason == .syscallError {
            self.init(
                error: .unreachable("\(server) closed the connection during the TLS handshake", retryAfter: nil),
                mayHaveArrived: false
            )
            return
        } else if text.contains("CERTIFICATE_VERIFY_FAILED") {
            remedy = "its certificate is not signed by the given certificate-authority, or has expired"
        } else if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
            remedy = "it does not speak TLS there; write http:// or correct the port"
        } else if text.contains("ALERT") {
            remedy = "it refused the client certificate, or wants one; check client-certificate and client-key"
        } else {
            remedy = text
        }
        self.init(error: .misconfigured("TLS with \(server) failed: \(remedy)"), mayHaveArrived: false)
    }
}
