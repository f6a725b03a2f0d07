import EventData
import SensorEngine

/// What opens a repository; it reaches git by its environment and by files of the attempt's own directory, never by a
/// command line.
struct GitAccess: Sendable {
    /// Settings of git, by name.
    let settings: [(name: String, value: String)]
    let environment: [(name: String, value: String)]
    /// A private key for ssh, to be written into the directory.
    let key: [UInt8]?

    /// The key's file in the directory.
    static let keyFile = "key"

    /// `creds` go before `sshKeySecret`, as in Argo Events.
    static func to(
        _ address: String,
        by block: JSON,
        secrets: TriggerSecrets
    ) async throws(AttemptFailure) -> GitAccess {
        if let creds = block["creds"], creds.object != nil {
            return try await password(creds, for: address, secrets: secrets)
        }
        // Constant texts: git gives them to a shell, which fills in the directory.
        var ssh = "ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=15"
        if block["insecureIgnoreHostKey"]?.bool == true {
            ssh += " -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"
        } else {
            ssh += " -o StrictHostKeyChecking=yes"
        }
        guard let selector = block["sshKeySecret"], selector.object != nil else {
            return GitAccess(settings: [], environment: [("GIT_SSH_COMMAND", ssh)], key: nil)
        }
        ssh += " -F none -o User=git -o IdentitiesOnly=yes -i \"$SIGNALBOX_GIT_DIRECTORY/\(keyFile)\""
        // TriggerSecrets takes the last newline off, and ssh wants it.
        let key = try await secrets.secret(selector) + [UInt8(ascii: "\n")]
        return GitAccess(settings: [], environment: [("GIT_SSH_COMMAND", ssh)], key: key)
    }

    private static func password(
        _ creds: JSON,
        for address: String,
        secrets: TriggerSecrets
    ) async throws(AttemptFailure) -> GitAccess {
        var values: [String] = []
        for field in ["username", "password"] {
            guard let selector = creds[field], selector.object != nil else {
                values.append("")
                continue
            }
            let value = String(decoding: try await secrets.secret(selector), as: UTF8.self)
            guard !value.contains(where: \.isNewline), !value.contains("\0") else {
                let fix = "correct the Secret's content"
                throw .permanent("the Secret of source.git.creds.\(field) has more than one line", fix: fix)
            }
            values.append(value)
        }
        // For this server alone, so that a redirect elsewhere gets nothing.
        let helper =
            #"!f() { printf 'username=%s\npassword=%s\n' "$SIGNALBOX_GIT_USER" "$SIGNALBOX_GIT_PASSWORD"; }; f"#
        let origin = HTTPRequest.origin(of: address)
        return GitAccess(
            settings: origin.map { [("credential.\($0).helper", helper)] } ?? [],
            environment: [("SIGNALBOX_GIT_USER", values[0]), ("SIGNALBOX_GIT_PASSWORD", values[1])],
            key: nil
        )
    }

    /// An address as people may see it: without user and password.
    static func withoutUser(_ address: String) -> String {
        guard let scheme = address.firstRange(of: "://") else { return address }
        let authority = address[scheme.upperBound...].prefix { !"/?#".contains($0) }
        guard let at = authority.lastIndex(of: "@") else { return address }
        return String(address[..<scheme.upperBound] + address[address.index(after: at)...])
    }
}
