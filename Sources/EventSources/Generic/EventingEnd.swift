import GRPCCore
import NIOCore
import NIOPosix
import NIOSSL

/// Why a stream is no more, in words that say what to do.
struct EventingEnd: Sendable, Hashable {
    /// Longest text of a server that is passed on.
    private static let longestText = 300

    let reason: String
    /// A message was larger than is taken, and is gone.
    var isOversize = false

    init(reason: String) { self.reason = reason }

    init(_ error: any Error, _ signs: EventingSigns, _ target: EventingTarget) {
        if let error = error as? RPCError, error.message.contains("maximum payload size") {
            reason =
                "\(target) has sent a message that is larger than \(EventingStream.largestMessageBytes) bytes; "
                + "send less, or what it is about"
            isOversize = true
        } else {
            reason = Self.reason(signs.fault ?? error, target, isOpen: signs.isOpen)
        }
    }

    private static func reason(_ error: any Error, _ target: EventingTarget, isOpen: Bool) -> String {
        switch error {
        case let error as RPCError: reason(error, target, isOpen: isOpen)
        case let error as NIOConnectionError:
            error.connectionErrors.isEmpty
                ? "\(target) cannot be found by its name" : "\(target) does not accept connections"
        case is EventingSilence: "\(target) accepts connections, but does not speak HTTP/2"
        case ChannelError.connectTimeout: "\(target) did not answer in time"
        case is NIOSSLExtraError: "the certificate of \(target) is for another name; use a name it was made for in url"
        case let error as NIOSSLError: tlsReason("\(error)", target)
        case let error as BoringSSLError: tlsReason("\(error)", target)
        case let problem as ProviderProblem: problem.description
        case let problem as UnusableSecret: problem.description
        default: "the connection to \(target) failed: \(short("\(error)"))"
        }
    }

    private static func reason(_ error: RPCError, _ target: EventingTarget, isOpen: Bool) -> String {
        let said = "\(error.code)\(error.message.isEmpty ? "" : ": " + short(error.message))"
        return switch error.code {
        case .unauthenticated, .permissionDenied: "\(target) refuses the call (\(said)); correct authSecret"
        case .unimplemented: "\(target) has no generic.Eventing/StartEventSource (\(said)); see eventing.proto"
        case .unavailable where !isOpen:
            "\(target) closed the connection before it spoke HTTP/2; plaintext needs insecure: true, TLS must not have it"
        default: "\(target) has ended the stream (\(said))"
        }
    }

    private static func tlsReason(_ text: String, _ target: EventingTarget) -> String {
        if text.contains("CERTIFICATE_VERIFY_FAILED") {
            return "the certificate of \(target) is from nobody who is trusted; name its authority in tls.caCertSecret"
        }
        if text.contains("WRONG_VERSION_NUMBER") {
            return "\(target) does not speak TLS; insecure: true is for a server without"
        }
        return "TLS with \(target) failed: \(short(text))"
    }

    private static func short(_ text: String) -> String {
        text.count > longestText ? text.prefix(longestText) + "…" : text
    }
}

/// What a Secret holds cannot be what is wanted; says which, and never what it holds.
struct UnusableSecret: Error, CustomStringConvertible {
    let description: String
}
