import Foundation

/// Where people outside this machine reach the admin port: through a proxy, or a tunnel of theirs.
package struct ConsoleAddress: Sendable, Hashable {
    /// Without a slash at its end: `https://signalbox.example.com` or `https://ops.example.com/signalbox`.
    package let text: String
    /// What browsers send as `Host`.
    let authority: String
    /// What browsers send as `Origin`.
    let origin: String

    /// nil for what is no address with `http` or `https`, and for one with a query, a fragment or a user in it.
    package init?(_ text: String) {
        guard let parts = URLComponents(string: text), let host = parts.host?.lowercased(), !host.isEmpty,
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
        else { return nil }
        let usual = scheme == "http" ? 80 : 443
        let port = parts.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? ""
        var path = parts.percentEncodedPath
        while path.hasSuffix("/") { path.removeLast() }
        authority = host + port
        origin = "\(scheme)://\(authority)"
        self.text = origin + path
    }
}
