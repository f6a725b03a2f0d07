import Manifests

/// The fields by which Argo Events creates hooks at GitHub; here they are checked, and used by nobody yet.
enum GitHubHookFields {
    static func read(_ reader: ManifestReader, url: String?) {
        for item in reader.mappings("repositories") ?? [] {
            _ = item.string("owner")
            _ = item.strings("names")
            item.finish()
        }
        _ = reader.optionalString("owner")
        _ = reader.optionalString("repository")
        _ = reader.strings("organizations")
        _ = reader.strings("events")
        checkTargets(reader)
        let token = reader.secret("apiToken")
        if let app = reader.mapping("githubApp") {
            if app.secret("privateKey") == nil, !app.has("privateKey") {
                app.missing("privateKey", fix: "add privateKey: with name and key of the Secret")
            }
            _ = app.integer("appID", in: 1...Int.max, default: nil)
            _ = app.integer("installationID", in: 1...Int.max, default: nil)
            app.finish()
        }
        _ = reader.bool("insecure", default: false)
        _ = reader.bool("active", default: false)
        _ = reader.choice("contentType", of: ["", "json", "form"], default: "")
        checkAddresses(reader)
        _ = reader.bool("deleteHookOnFinish", default: false)
        let creates = (token != nil || reader.has("githubApp")) && url != nil
        if creates, !reader.has("events") {
            reader.missing("events", fix: "add events: [\"*\"], or the names of those to be told of")
        }
    }

    private static func checkTargets(_ reader: ManifestReader) {
        let hasPair = reader.optionalString("owner") != nil && reader.optionalString("repository") != nil
        let hasRepositories = reader.has("repositories") || hasPair
        if hasRepositories, reader.has("organizations") {
            reader.invalid("organizations", "stands beside repositories", fix: "write one of them")
        } else if !hasRepositories, !reader.has("organizations") {
            reader.missing("repositories", fix: "add repositories: [{owner: me, names: [app]}], or organizations: [us]")
        }
    }

    /// Those of GitHub Enterprise: both or none.
    private static func checkAddresses(_ reader: ManifestReader) {
        let base = reader.optionalString("githubBaseURL") ?? ""
        let upload = reader.optionalString("githubUploadURL") ?? ""
        if base.isEmpty != upload.isEmpty {
            let absent = base.isEmpty ? "githubBaseURL" : "githubUploadURL"
            reader.missing(absent, fix: "GitHub Enterprise has two addresses: add \(absent):")
        }
    }
}
