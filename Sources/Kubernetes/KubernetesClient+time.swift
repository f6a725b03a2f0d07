package import EventData
import NIOHTTP1

extension KubernetesClient {
    /// An object, and what time it was at the server then; nil where the server does not say.
    ///
    /// Times in objects are the server's: how old one is can be said without trusting that two clocks agree.
    package func dated(_ resource: ResourcePath) async throws(KubernetesError) -> (object: JSON, time: Timestamp?) {
        let answer = try await answer(to: Call(method: .GET, target: resource.urlPath))
        do {
            return (
                try JSON(parsing: answer.body), answer.headers.first(name: "Date").flatMap(Timestamp.init(httpDate:))
            )
        } catch {
            throw .unreachable(
                "\(transport.configuration.server) answered with broken JSON (\(error))",
                retryAfter: nil
            )
        }
    }
}

extension Timestamp {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads the one form in which servers write dates (RFC 9110): `Thu, 26 Nov 2026 07:50:20 GMT`.
    init?(httpDate text: String) {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let month = Self.months.firstIndex(of: String(words[2])) else {
            return nil
        }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        self.init(rfc3339: "\(words[3])-\(number)-\(words[1])T\(words[4])Z")
    }
}
