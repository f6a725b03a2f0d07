/// The fields of `source.git` (spec/sensor.md §6).
struct GitBlock {
    let git: ManifestReader
    /// How the mapping is called in destinations: `k8s.source.git`.
    let path: String
    let written: WrittenFields

    func check() {
        checkAddress()
        checkPaths()
        checkReference()
        checkAccess()
        let planned = [
            ("githubApp", "use creds: with a token as the password"),
            ("remote", "write the address of that remote in url:"),
        ]
        for (field, fix) in planned where git.has(field) {
            git.notSupportedYet(field, as: "source.git.\(field)", fix: fix)
        }
        git.finish()
    }

    private func checkAddress() {
        let address = git.required("url", unless: written, holds: path)
        if !address.isEmpty, !written.mayHold("\(path).url"), !GitField.isAddress(address) {
            let fix = "use an address with https://, http:// or ssh://, or git@host:path"
            git.invalid("url", "is no address of a repository that can be used here", fix: fix)
        }
    }

    private func checkPaths() {
        let file = git.required("filePath", unless: written, holds: path)
        let directory = git.optionalString("cloneDirectory") ?? ""
        for (field, text) in [("filePath", file), ("cloneDirectory", directory)]
        where !written.mayHold("\(path).\(field)") {
            if let forbidden = GitField.forbiddenText(inPath: text) {
                git.invalid(field, "contains '\(forbidden)'", fix: "write the path of the file in the repository")
            }
        }
        if git.has("cloneDirectory") {
            let problem = "has no effect: each attempt reads the repository into a directory of its own"
            git.warn("cloneDirectory", problem, fix: "remove it")
        }
    }

    /// The first of `ref`, `tag` and `branch` counts.
    private func checkReference() {
        var used: String?
        for field in ["ref", "tag", "branch"] {
            guard let name = git.optionalString(field), !name.isEmpty else { continue }
            if !written.mayHold("\(path).\(field)"), !GitField.isReference(name) {
                git.invalid(field, "is '\(name)', which git does not take for a name", fix: "correct it")
            }
            if let used { git.warn(field, "is never used beside '\(used)'", fix: "remove one of them") }
            used = used ?? field
        }
    }

    private func checkAccess() {
        if let creds = git.mapping("creds") {
            for field in ["username", "password"] { creds.readSecret(field, unless: written, holds: "\(path).creds") }
            creds.finish()
        }
        git.readSecret("sshKeySecret", unless: written, holds: path)
        if git.has("creds"), git.has("sshKeySecret") {
            git.warn("sshKeySecret", "is never used beside 'creds'", fix: "remove one of them")
        }
        if git.bool("insecureIgnoreHostKey", default: false) {
            let problem = "lets whoever is between send another object: the server's key is not checked"
            git.warn("insecureIgnoreHostKey", problem, fix: "add the server to known_hosts and remove it")
        }
    }
}
