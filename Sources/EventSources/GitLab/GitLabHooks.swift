import EventData
import Expressions
import Manifests

/// Which hooks a manifest wants GitLab to have, and how they are kept (spec/eventsources.md §2.6).
struct GitLabHooks: Sendable, Hashable {
    static let provider = "GitLab"

    /// Every event that a hook may be for, by the name that manifests have for it and GitLab's own.
    ///
    /// The first eleven are those that Argo Events documents.
    static let options: [(name: String, option: String)] = [
        ("PushEvents", "push_events"), ("TagPushEvents", "tag_push_events"), ("IssuesEvents", "issues_events"),
        ("ConfidentialIssuesEvents", "confidential_issues_events"), ("MergeRequestsEvents", "merge_requests_events"),
        ("NoteEvents", "note_events"), ("ConfidentialNoteEvents", "confidential_note_events"),
        ("JobEvents", "job_events"), ("PipelineEvents", "pipeline_events"), ("WikiPageEvents", "wiki_page_events"),
        ("EmojiEvents", "emoji_events"), ("ReleasesEvents", "releases_events"),
        ("DeploymentEvents", "deployment_events"), ("FeatureFlagEvents", "feature_flag_events"),
        ("MilestoneEvents", "milestone_events"), ("ResourceAccessTokenEvents", "resource_access_token_events"),
        ("SubgroupEvents", "subgroup_events"), ("MemberEvents", "member_events"), ("ProjectEvents", "project_events"),
    ]

    let targets: [HookTarget]
    let token: SecretSelector
    let wish: HookWish
    /// By GitLab's names.
    let events: Set<String>
    let isVerified: Bool
    /// With `/api/v4`, without a slash at its end.
    let apiURL: String

    /// Reads the fields; nil when no hooks are to be kept: without an address of ours.
    init?(from reader: ManifestReader, hook: HookEndpoint?, secrets: [HookWish.Secret]) {
        if !reader.has("events") { reader.missing("events", fix: "add events: [PushEvents]") }
        let names = reader.strings("events")
        apiURL = Self.apiURL(reader.string("gitlabBaseURL"))
        let token = reader.secret("accessToken")
        if token == nil, !reader.has("accessToken") {
            reader.missing("accessToken", fix: "add accessToken: with name and key of the Secret")
        }
        targets = Self.targets(reader)
        isVerified = reader.bool("enableSSLVerification", default: false)
        let isDeletedOnFinish = reader.bool("deleteHookOnFinish", default: false)
        guard let url = hook?.registeredURL else { return nil }
        events = Self.events(names, reader)
        guard let token, !targets.isEmpty else { return nil }
        self.token = token
        wish = HookWish(url: url, secrets: secrets, isDeletedOnFinish: isDeletedOnFinish)
    }

    func loop(in context: SourceContext) -> HookLoop<GitLabHookProvider> {
        let api = ProviderAPI(
            provider: Self.provider,
            baseURL: apiURL,
            paging: .number,
            credentials: SecretCredentials.privateToken(token, provider: Self.provider),
            context: context
        )
        return HookLoop(GitLabHookProvider(hooks: self, api: api))
    }

    private static func apiURL(_ base: String) -> String {
        var base = base
        while base.hasSuffix("/") { base.removeLast() }
        return base.hasSuffix("/api/v4") ? base : base + "/api/v4"
    }

    /// Groups first, as in Argo Events; `projectID` counts where there are no `projects`.
    private static func targets(_ reader: ManifestReader) -> [HookTarget] {
        let single = reader.optionalString("projectID") ?? ""
        let listed = reader.strings("projects")
        let projects = listed.isEmpty && !single.isEmpty ? [single] : listed
        let groups = reader.strings("groups")
        return groups.map { HookTarget(name: "group \($0)", path: "groups/\($0.percentEncoded)") }
            + projects.map { HookTarget(name: $0, path: "projects/\($0.percentEncoded)") }
    }

    private static func events(_ names: [String], _ reader: ManifestReader) -> Set<String> {
        let known = Dictionary(uniqueKeysWithValues: options.map { ($0.name, $0.option) })
        var events: Set<String> = []
        for name in names {
            if let option = known[name] {
                events.insert(option)
                continue
            }
            let nearest = Suggestion.nearest(to: name, among: options.map(\.name))
            let all = options.map(\.name).joined(separator: ", ")
            let fix = nearest.map { "did you mean '\($0)'?" } ?? "write one of: \(all)"
            reader.invalid("events", "holds '\(name)', for which GitLab has no hooks", fix: fix)
        }
        return events
    }
}
