import AsyncHTTPClient
import EventData
import NIOHTTP1
import NIOSSL
import SensorEngine

/// `source.url`: whatever GET gives.
struct URLSource: Sendable {
    /// Argo Events cuts the text off here, and then creates what is left or fails on it; we refuse.
    static let maximumBytes = 512 << 10

    private let address: String
    private let isVerified: Bool

    init(_ block: JSON) {
        address = block.text("path")
        isVerified = block["verifyCert"]?.bool == true
    }

    func content(by client: HTTPClient) async throws(AttemptFailure) -> ArtifactContent {
        guard let origin = HTTPRequest.origin(of: address) else {
            throw .permanent(
                "source.url 'path' is no address with http:// or https:// and a host",
                fix: "correct it in the sensor"
            )
        }
        var request = HTTPClientRequest(url: address)
        request.headers.add(name: "User-Agent", value: "signalbox")
        if !isVerified {
            // As in Argo Events, and said by lint.
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.certificateVerification = .none
            request.tlsConfiguration = tls
        }
        // The path may be a secret.
        let name = "source.url \(origin)"
        let answer = try await ArtifactAnswer(to: request, by: client, limit: Self.maximumBytes, name: name)
        return try answer.content(name, fix: "correct source.url in the sensor, or what that server allows")
    }
}
