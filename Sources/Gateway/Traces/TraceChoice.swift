import Foundation

/// Where traces go, and how many.
package struct TraceChoice: Sendable, Hashable {
    /// The collector's address, such as `http://localhost:4318`.
    package let endpoint: String
    /// How many of the traces that begin here are recorded: from 0 to 1.
    package let ratio: Double

    /// nil for what is no address with `http` or `https`, for one with a password, which logs would show, and for a ratio that is none.
    package init?(endpoint: String, ratio: Double) {
        guard let parts = URLComponents(string: endpoint), ["http", "https"].contains(parts.scheme?.lowercased()),
            parts.host?.isEmpty == false, parts.user == nil, parts.password == nil, (0...1).contains(ratio)
        else { return nil }
        self.endpoint = endpoint
        self.ratio = ratio
    }
}
