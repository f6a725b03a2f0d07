import EventData
import Foundation
import LoopbackServers
import SensorEngine
import Testing

/// Files of a repository (spec/sensor.md §6, `git`), read from a real one by the real git.
///
/// One after the other, because the last one looks at what the others leave behind.
@Suite(.serialized) struct GitSourceTests {
    /// Fires with `more` fields beside the address and the path `a/w.yaml`; what became of it, its texts without the
    /// address, and what was made.
    private func fetch(
        _ server: GitServer,
        _ more: JSON = [:],
        secrets: [JSON] = []
    ) async throws -> (outcome: Outcome, data: [JSON?]) {
        try await ScriptedServer.serving { request, _ in
            [server.answer(request)]
        } while: { http in
            var source: JSON = ["url": .string("\(http.url)/code.git"), "filePath": "a/w.yaml"]
            for member in more.object?.members ?? [] { source[member.name] = member.value }
            let invocation = Invocation.fetching(["git": source])
            return try await inLocalCluster { url in
                let client = TestClient(url: url)
                try await client.create(secrets)
                let result = try await fire(invocation, at: url)
                let data = try await client.list("configmaps").map { $0["data"] }
                return (Outcome(result).without(http.url), data)
            }
        }
    }

    /// A ConfigMap whose data is `text`.
    private func map(_ text: String) -> String { fetchedText.replacing("none", with: text) }

    private func data(_ text: String) -> [JSON?] { [["sha": .string(text), "text": "a"]] }

    private static let made = Outcome.succeeded("ConfigMap ci/made-abcdefghij")

    @Test func `ref goes before tag, tag before branch, and without any it is master`() async throws {
        let server = try GitServer()
        let commit = try server.commit("a/w.yaml", map("commit"))
        try server.commit("a/w.yaml", map("tag"))
        try server.git("tag", "-a", "v1", "-m", "one")
        try server.git("checkout", "--quiet", "-b", "next")
        try server.commit("a/w.yaml", map("branch"))
        try server.git("checkout", "--quiet", "master")
        try server.commit("a/w.yaml", map("master"))
        let choices: [(JSON, String)] = [
            ([:], "master"), (["branch": "next"], "branch"), (["branch": "next", "tag": "v1"], "tag"),
            (["branch": "next", "tag": "v1", "ref": "refs/heads/next"], "branch"),
            (["ref": .string(commit)], "commit"),
        ]
        for (fields, expected) in choices {
            let (outcome, made) = try await fetch(server, fields)
            #expect(outcome == Self.made)
            #expect(made == data(expected))
        }
    }

    @Test func `each attempt reads what is there now, also from a server that cannot leave files out`() async throws {
        let server = try GitServer()
        try server.git("config", "uploadpack.allowFilter", "false")
        for text in ["first", "second"] {
            try server.commit("a/w.yaml", map(text))
            #expect(try await fetch(server).data == data(text))
        }
    }

    @Test func `creds of Secrets open a repository, and nothing of them is told`() async throws {
        let server = try GitServer(password: "p a'ss\"$HOME`")
        try server.commit("a/w.yaml", map("private"))
        let selectors: JSON = [
            "creds": ["username": ["name": "g", "key": "user"], "password": ["name": "g", "key": "password"]]
        ]
        let right = secret("g", ["user": "me\n", "password": "p a'ss\"$HOME`\n"])
        #expect(try await fetch(server, selectors, secrets: [right]).data == data("private"))
        let wrong = secret("g", ["user": "me", "password": "hush"])
        let name = "source.git 'a/w.yaml' at refs/heads/master of URL/code.git"
        let refused = Outcome.permanent("\(name): the server wants other credentials")
        #expect(try await fetch(server, selectors, secrets: [wrong]).outcome == refused)
        #expect(try await fetch(server).outcome == refused)
    }

    @Test func `what is not there yet is transient, and what is no file is permanent`() async throws {
        let server = try GitServer()
        try server.commit("a/w.yaml", map("x"))
        try server.commitLink("a/link", to: "w.yaml")
        func name(_ path: String, _ reference: String = "heads/master") -> String {
            "source.git '\(path)' at refs/\(reference) of URL/code.git"
        }
        let cases: [(JSON, Outcome)] = [
            (
                ["branch": "none"],
                .transient("\(name("a/w.yaml", "heads/none")): there is no such branch, tag or ref (yet); push it")
            ),
            (["filePath": "none"], .transient("\(name("none")): there is no such file (yet); push it")),
            (["filePath": "./a//link"], .permanent("\(name("a/link")) is a symbolic link")),
            (["filePath": "a"], .permanent("\(name("a")) is no file")),
        ]
        for (fields, expected) in cases { #expect(try await fetch(server, fields).outcome == expected) }
    }

    @Test(
        arguments: [
            (["filePath": "a/../../x"], "source.git 'filePath' contains '..'"),
            (["filePath": "~/x"], "source.git 'filePath' contains '~'"),
            (["filePath": #"a\b"#], #"source.git 'filePath' contains '\'"#),
            (["cloneDirectory": "../x"], "source.git 'cloneDirectory' contains '..'"),
            (["filePath": "/"], "source.git has no 'filePath'"),
            (["ref": "--upload-pack=touch /tmp/x"], "source.git 'ref' is no name that git takes"),
            (["branch": "a:refs/heads/b"], "source.git 'branch' is no name that git takes"),
            (
                ["url": "ext::sh -c true"],
                "source.git 'url' is no address with https://, http:// or ssh://, nor git@host:path"
            ),
            (
                ["url": "--upload-pack=x"],
                "source.git 'url' is no address with https://, http:// or ssh://, nor git@host:path"
            ),
            (["url": "/etc"], "source.git 'url' is no address with https://, http:// or ssh://, nor git@host:path"),
            (
                ["url": "file:///etc"],
                "source.git 'url' is no address with https://, http:// or ssh://, nor git@host:path"
            ),
            (["remote": [:]], "source.git.remote is not supported yet"),
        ] as [(JSON, String)]
    )
    func `an event cannot lead git elsewhere`(fields: JSON, problem: String) async throws {
        var source: JSON = ["url": "http://127.0.0.1:9/code.git", "filePath": "a"]
        for member in fields.object?.members ?? [] { source[member.name] = member.value }
        #expect(Outcome(try await fire(.fetching(["git": source]))) == .permanent(problem))
    }

    @Test func `a server that is not there is transient, and the user in its address is not told`() async throws {
        let source: JSON = ["url": "http://me:hush@127.0.0.1:9/code.git", "filePath": "a"]
        let name = "source.git 'a' at refs/heads/master of http://127.0.0.1:9/code.git"
        let outcome = Outcome(try await fire(.fetching(["git": source])))
        #expect(outcome == .transient("\(name): the server does not accept connections"))
    }

    @Test func `nothing of an attempt stays on the disk`() async throws {
        func leftovers() throws -> Set<String> {
            let folder = FileManager.default.temporaryDirectory.path
            return Set(
                try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("signalbox-git-") }
            )
        }
        let server = try GitServer()
        let before = try leftovers()
        try server.commit("a/w.yaml", map("x"))
        _ = try await fetch(server, ["branch": "none"])
        #expect(try await fetch(server).outcome == Self.made)
        #expect(try leftovers() == before)
    }
}

extension Outcome {
    /// With `URL` in the place of an address that differs from run to run.
    fileprivate func without(_ url: String) -> Outcome {
        switch self {
        case .succeeded(let text): .succeeded(text.replacing(url, with: "URL"))
        case .transient(let text): .transient(text.replacing(url, with: "URL"))
        case .permanent(let text): .permanent(text.replacing(url, with: "URL"))
        }
    }
}
