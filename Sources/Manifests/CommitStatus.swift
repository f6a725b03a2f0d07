import EventData
import Expressions

/// Tells the commit that an event came from what becomes of the Workflow that a trigger submits; beyond Argo Events.
package struct CommitStatus: Sendable, Hashable {
    /// Whose event names the commit; nil takes the first that names one.
    package let dependency: String?
    /// What the provider lets us in by.
    package let token: SecretSelector
    /// What the status is called at the provider; nil for `SENSOR/TRIGGER`.
    package let context: String?
    /// Where people are sent; `{namespace}` and `{name}` in it stand for those of the Workflow.
    package let link: String?
    /// A provider's own server; nil for GitHub.com, GitLab.com and Bitbucket Cloud.
    package let baseURL: String?

    package init(
        dependency: String? = nil,
        token: SecretSelector,
        context: String? = nil,
        link: String? = nil,
        baseURL: String? = nil
    ) {
        self.dependency = dependency
        self.token = token
        self.context = context
        self.link = link
        self.baseURL = baseURL
    }
}

extension CommitStatus {
    /// The kinds of trigger that make Workflows.
    private static let kinds: Set = ["argoWorkflow", "k8s"]

    /// Reads `commitStatus` beside `template`; nil when it is absent or unusable.
    static func read(in trigger: ManifestReader, kind: String?, condition: Condition?, standsBy: Bool) -> CommitStatus?
    {
        guard let reader = trigger.unchecked.mapping("commitStatus") else { return nil }
        let dependency = reader.optionalString("dependency")
        let token = reader.secret("token")
        if token == nil, !reader.has("token") {
            reader.missing("token", fix: "add token: with name and key of the Secret that holds the provider's token")
        }
        let (context, link) = (reader.optionalString("context"), reader.optionalString("link"))
        let baseURL = reader.optionalString("baseURL")
        if let link { checkAddress(link, "link", of: reader) }
        if let baseURL { checkAddress(baseURL, "baseURL", of: reader) }
        let names = condition?.dependencies ?? []
        if let dependency, !names.isEmpty, !names.contains(dependency) {
            let fix = "write one of: \(names.joined(separator: ", "))"
            reader.invalid(
                "dependency",
                "is '\(dependency)', for which the trigger does not wait",
                fix: fix,
                rule: .own
            )
        }
        reader.finish()
        if let kind, !kinds.contains(kind) {
            let fix = "remove it: only argoWorkflow and k8s make Workflows"
            trigger.invalid("commitStatus", "has no effect on a trigger of kind \(kind)", fix: fix, rule: .own)
            return nil
        }
        if standsBy {
            trigger.invalid("commitStatus", "has no effect in a dlqTrigger", fix: "remove it", rule: .own)
            return nil
        }
        if let kind, let problem = sourceProblem(in: trigger, kind) {
            trigger.invalid("commitStatus", problem.text, fix: problem.fix, rule: .own)
            return nil
        }
        return token.map {
            CommitStatus(dependency: dependency, token: $0, context: context, link: link, baseURL: baseURL)
        }
    }

    /// Where the Workflow will be has to be known when the event comes.
    private static func sourceProblem(in trigger: ManifestReader, _ kind: String) -> (text: String, fix: String)? {
        guard let block = trigger.unchecked.mapping("template")?.mapping(kind) else { return nil }
        let operation = block.optionalString("operation") ?? ""
        if !["", "create", "submit", "submit-from", "resubmit"].contains(operation) {
            return ("has no effect on operation \(operation)", "remove it: only a new Workflow's end is told")
        }
        guard let source = block.mapping("source") else { return nil }
        guard let resource = source.mapping("resource") else {
            return (
                "needs the Workflow in the manifest, and this one is fetched",
                "remove it, or write the Workflow under source.resource"
            )
        }
        guard kind == "k8s", let made = resource.optionalString("kind"), made != "Workflow" else { return nil }
        return ("has no effect where a \(made) is made", "remove it: only a Workflow's end is told")
    }

    private static func checkAddress(_ text: String, _ field: String, of reader: ManifestReader) {
        guard !text.hasPrefix("https://"), !text.hasPrefix("http://") else { return }
        let fix = "write \(field): https://…"
        reader.invalid(field, "is '\(text)', which is no address with http:// or https://", fix: fix, rule: .own)
    }
}
