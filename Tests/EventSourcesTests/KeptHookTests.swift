import EventData
import EventSources
import Manifests
import Testing

/// Hooks that sources keep at their providers, whichever it is.
struct KeptHookTests {
    @Test(arguments: KeptHooks.all) func `a hook is created once, with a mark in its address`(
        kept: KeptHooks
    ) async throws {
        let (double, runtime) = (ForgeDouble(kept.forge), KeptHooks.runtime())
        // The third is of another source of ours, at the same address.
        let addresses = ["https://1", "https://2", KeptHooks.url + "?signalbox=argo.other.example"]
        let strangers = addresses.enumerated().map { kept.hook($0 + 1, at: $1) }
        double.change { $0.hooks[kept.target] = strangers }
        try await kept.withSource(double, runtime) { (_) async throws in
            let hooks = double.current.hooks[kept.target] ?? []
            #expect(hooks.count == 4 && Array(hooks.prefix(3)) == strangers)
            #expect(kept.decided(of: hooks.last) == kept.wanted)
            #expect(double.current.secrets == [101: ProviderFixture.secret])
            #expect(double.current.authorizations == [kept.authorization])
            _ = double.takeCalls()
            try await runtime.wakeAll(in: 60)
            try await runtime.untilAsleep()
            // Two pages are read, and nothing is to be done.
            let list = "GET \(kept.target)/\(kept.forge == .bitbucketServer ? "webhooks" : "hooks")"
            #expect(double.takeCalls() == [list, list])
        }
        #expect(double.current.hooks[kept.target]?.count == 4, "nothing is deleted when the source stops")
    }

    @Test(arguments: KeptHooks.all) func `a hook that somebody changed is repaired, and doubles are taken away`(
        kept: KeptHooks
    ) async throws {
        let (double, runtime) = (ForgeDouble(kept.forge), KeptHooks.runtime())
        try await kept.withSource(double, runtime) { (_) async throws in
            let hook = try #require(double.current.hooks[kept.target]?.first)
            let id = try #require(kept.id(of: hook))
            let moved = KeptHooks.marked.replacing("https://hooks", with: "https://old")
            for broken in [kept.hook(id, kept.changed), kept.hook(id, at: moved)] {
                let stranger = kept.hook(7, at: "https://x")
                double.change { $0.hooks[kept.target] = [stranger, broken, kept.hook(900, kept.wanted)] }
                try await runtime.wakeAll(in: 60)
                try await runtime.untilAsleep()
                let hooks = double.current.hooks[kept.target] ?? []
                #expect(hooks.map { kept.id(of: $0) } == [7, id])
                #expect(hooks.first == stranger)
                #expect(kept.decided(of: hooks.last) == kept.wanted)
            }
            // A new secret cannot be seen at the provider, and is set all the same.
            runtime.setSecret("hook", "secret", to: "another secret")
            try await runtime.wakeAll(in: 60)
            try await runtime.untilAsleep()
            #expect(double.current.secrets[id] == "another secret")
        }
    }

    @Test(arguments: KeptHooks.all) func `a hook without a mark at the same address is taken over`(
        kept: KeptHooks
    ) async throws {
        let (double, runtime) = (ForgeDouble(kept.forge), KeptHooks.runtime())
        double.change { $0.hooks[kept.target] = [kept.hook(5, at: KeptHooks.url)] }
        try await kept.withSource(double, runtime)
        #expect(double.current.hooks[kept.target]?.map { kept.id(of: $0) } == [5])
        #expect(kept.decided(of: double.current.hooks[kept.target]?.first) == kept.wanted)
    }

    @Test(arguments: KeptHooks.all) func `hooks are deleted at the end only where the manifest asks for it`(
        kept: KeptHooks
    ) async throws {
        let (double, runtime) = (ForgeDouble(kept.forge), KeptHooks.runtime())
        double.change { $0.hooks[kept.target] = [kept.hook(7, at: "https://x")] }
        try await kept.withSource(double, runtime, kept.manifest + "\ndeleteHookOnFinish: true")
        try await eventually("deleted") { double.current.hooks[kept.target]?.count == 1 }
        #expect(kept.id(of: double.current.hooks[kept.target]?.first) == 7)
    }

    @Test(arguments: KeptHooks.all) func `limits are waited for, and errors tried again ever later`(
        kept: KeptHooks
    ) async throws {
        let (double, runtime) = (ForgeDouble(kept.forge), KeptHooks.runtime())
        let prefix = kept.forge == .gitlab ? "RateLimit" : "X-RateLimit"
        double.change {
            $0.failures = [
                ProviderResponse(status: 429, headers: [HTTPField("Retry-After", "90")]),
                ProviderResponse(
                    status: 429,
                    headers: [HTTPField("\(prefix)-Remaining", "0"), HTTPField("\(prefix)-Reset", "1700000300")]
                ),
                ProviderResponse(status: 502), ProviderResponse(status: 200, body: Array("<html>".utf8)),
            ]
        }
        try await kept.withSource(double, runtime) { (_) async throws in
            var times: [Int64] = []
            while double.current.hooks[kept.target]?.isEmpty ?? true, times.count < 10 {
                times.append(runtime.now().seconds - 1_700_000_000)
                try await runtime.wakeNext()
                try await runtime.untilAsleep()
            }
            // For 90 s, until 300 s, and after errors ever longer.
            #expect(times == [0, 90, 300, 540])
            let report = HookReports.rows(in: runtime.notes["hooks argo/hooks/example"])
            #expect(report.map { $0["problem"] } == [nil], "what is over is told no more")
        }
    }

    @Test(arguments: KeptHooks.all) func `what is in the way is told with the target`(kept: KeptHooks) async throws {
        let (double, runtime) = (ForgeDouble(kept.forge), KeptHooks.runtime())
        double.change { $0.failures = [ProviderResponse(status: 401)] }
        try await kept.withSource(double, runtime) { (_) async throws in
            let report = HookReports.rows(in: runtime.notes["hooks argo/hooks/example"])
            #expect(report.count == 1)
            #expect(report.first?["problem"]?.string?.contains(" answered 401 to GET \(kept.target)/") == true)
        }
    }

    @Test(arguments: KeptHooks.all) func `without an address or credentials no hooks are kept`(
        kept: KeptHooks
    ) async throws {
        let url = ", url: \"https://hooks.example.com/\""
        // GitLab's manifests have to name a token whatever they want.
        let token = kept.manifest.split(separator: "\n").first { $0.contains("key: api") } ?? ""
        for left in kept.forge == .gitlab ? [url] : [url, String(token)] {
            let double = ForgeDouble(kept.forge)
            let source = try kept.source(kept.manifest.replacing(left, with: ""))
            try await withHooks([source], runtime: KeptHooks.runtime(), providers: double) { (_) async throws in }
            #expect(double.takeCalls() == [])
        }
    }

    @Test(arguments: KeptHooks.all) func `a page elsewhere is not asked for: it would get our credentials`(
        kept: KeptHooks
    ) async throws {
        guard kept.forge == .github || kept.forge == .bitbucket else { return }
        let (double, runtime) = (ForgeDouble(kept.forge), KeptHooks.runtime())
        let link = HTTPField("Link", "<https://evil.example.com/>; rel=\"next\"")
        let body = kept.forge == .github ? "[]" : #"{"values":[],"next":"https://evil.example.com/"}"#
        double.change { $0.failures = [ProviderResponse(status: 200, headers: [link], body: Array(body.utf8))] }
        try await kept.withSource(double, runtime)
        #expect(double.current.hooks[kept.target]?.count == 1)
    }
}

/// Two people who take the same hooks away at once.
struct HookDeletionTests {
    /// Lets nobody delete before so many have listed: whoever looks then finds what another is about to take away.
    private final class Meeting: ProviderClient {
        private let double: ForgeDouble
        private let runtime: FakeRuntime

        init(_ double: ForgeDouble, _ runtime: FakeRuntime) { (self.double, self.runtime) = (double, runtime) }

        func follow(_ request: ProviderRequest, line: ([UInt8]) async throws -> Void) async throws {
            try await double.follow(request, line: line)
        }

        func perform(_ request: ProviderRequest) async throws -> ProviderResponse {
            if request.method == "DELETE" {
                try await eventually("all have listed") {
                    double.current.calls.count { $0.hasPrefix("GET") } >= Self.crowd
                }
            }
            return try await double.perform(request)
        }

        static let crowd = 3
    }

    @Test(arguments: KeptHooks.all) func `deleting the same hook at once leaves none and fails for nobody`(
        kept: KeptHooks
    ) async throws {
        let (double, runtime) = (ForgeDouble(kept.forge), KeptHooks.runtime())
        let stranger = kept.hook(1, at: "https://1")
        double.change { $0.hooks[kept.target] = [stranger, kept.hook(2, at: KeptHooks.marked)] }
        let context = SourceContext(
            source: ManifestName(namespace: "argo", name: "hooks"),
            eventName: "example",
            runtime: runtime,
            routes: HTTPRoutes(),
            providers: Meeting(double, runtime)
        )
        let hooks = try #require((try kept.source(kept.manifest) as? any HookKeeping)?.keptHooks(in: context))
        let deletions = await withTaskGroup(of: [HookDeletion].self) { group in
            for _ in 0..<Meeting.crowd { group.addTask { await hooks.delete() } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(deletions.count == Meeting.crowd)
        #expect(deletions.allSatisfy { $0.problem == nil && $0.count == 1 }, "\(deletions)")
        #expect(double.current.calls.count { $0.hasPrefix("DELETE") } == Meeting.crowd)
        #expect(double.current.hooks[kept.target] == [stranger])
    }
}
