package import EventData
import Manifests

/// An entry of the Secret `argo-workflows-webhook-clients` (spec/workflows.md B6): who may send events, and what proves
/// it.
package struct WebhookClient: Sendable {
    package static let secretName = "argo-workflows-webhook-clients"

    /// The headers that may hold such a secret as it is.
    package static let secretHeaders = ["X-Gitlab-Token", "X-Hook-UUID"]

    /// The key in the Secret: in Argo the service account that acts.
    package let account: String
    private let verification: Verification
    private let secret: [UInt8]

    private static let schemes: [String: VerificationScheme] = [
        "github": VerificationRecipe.githubScheme,
        "gitlab": VerificationRecipe.gitlabTokenScheme,
        // An id that only the sender and we know; Bitbucket signs nothing by itself.
        "bitbucket": VerificationScheme(.token, in: .header("X-Hook-UUID")),
        "bitbucketserver": VerificationRecipe.bitbucketScheme,
    ]

    /// Reads `{type, secret}`.
    ///
    /// - Throws: for what Argo would take for "no check", or crash on; the text of the entry is not told.
    package init(account: String, text: String) throws(WebhookClientProblem) {
        let problems = ManifestProblems()
        let documents = manifestDocuments(of: ManifestText(file: account, text: text), problems: problems)
        guard problems.errorCount == 0, let entry = documents.first?.json, entry.object != nil else {
            throw WebhookClientProblem(
                account: account,
                problem: "is no YAML mapping",
                fix: "write type: and secret:, one on each line"
            )
        }
        let type = entry["type"]?.string ?? ""
        guard let scheme = Self.schemes[type] else {
            throw WebhookClientProblem(
                account: account,
                problem: "has the type '\(type.prefix(Self.shownBytes))'",
                fix: "write type: and one of: \(Self.schemes.keys.sorted().joined(separator: ", "))"
            )
        }
        let secret = entry["secret"].map { $0.string ?? $0.text } ?? ""
        guard !secret.isEmpty, entry["secret"] != .null else {
            throw WebhookClientProblem(
                account: account,
                problem: "has an empty secret, so that anybody could act as it",
                fix: "write secret: and what the sender signs with"
            )
        }
        self.account = account
        verification = Verification(schemes: [scheme], secrets: [])
        self.secret = Array(secret.utf8)
    }

    /// Of a wrong type as much is told as a known one has.
    private static let shownBytes = 32

    /// Whether the request shows that it is from this client: over the bytes as received, in constant time.
    package func isSender(of request: HTTPRequest, now: Timestamp) -> Bool {
        verification.judge(request, secrets: [secret], now: now).problem == nil
    }
}

/// What is wrong with one entry; without the entry's text.
package struct WebhookClientProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package let account: String
    package let problem: String
    package let fix: String

    package var description: String { "'\(account)' \(problem); \(fix)" }
}
