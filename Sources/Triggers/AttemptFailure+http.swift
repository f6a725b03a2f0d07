import AsyncHTTPClient
import NIOCore
import NIOSSL
import SensorEngine

extension AttemptFailure {
    /// What an error before the end of an answer means; nothing of the request but `subject` gets into the text.
    init(_ error: any Error, calling subject: String) {
        let hopeless: [HTTPClientError] = [.invalidURL, .emptyHost, .emptyScheme, .redirectLimitReached]
        guard let error = error as? HTTPClientError else {
            self.init(result: .transient("\(subject) failed: \(Self.text(of: error))", after: nil))
            return
        }
        if hopeless.contains(error) {
            self = .permanent("\(subject) failed: \(error.shortDescription)", fix: "correct the address in the sensor")
        } else if error.shortDescription.hasPrefix("Invalid header") {
            self = .permanent(
                "\(subject) failed: a header's name or value has characters that headers cannot have",
                fix: "correct headers, dynamicHeaders or secureHeaders in the sensor, or the Secrets they name"
            )
        } else {
            self.init(result: .transient("\(subject) failed: \(error.shortDescription)", after: nil))
        }
    }

    /// Errors of TLS and of the network hold nothing of the request; others are named by their type alone.
    private static func text(of error: any Error) -> String {
        switch error {
        case is NIOSSLExtraError: "the server's certificate is for another name"
        case is NIOSSLError, is BoringSSLError: "TLS: \(error)"
        case is IOError: "\(error)"
        default: "\(type(of: error))"
        }
    }
}
