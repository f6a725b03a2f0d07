import EventData
import Kubernetes
import Testing

struct KubeconfigTests {
    private static let file = """
        apiVersion: v1
        kind: Config
        current-context: ci
        contexts:
        - {name: ci, context: {cluster: near, user: token, namespace: builds}}
        - {name: files, context: {cluster: files, user: files}}
        - {name: basic, context: {cluster: near, user: basic}}
        - {name: plugin, context: {cluster: open, user: plugin}}
        - {name: nobody, context: {cluster: near}}
        - {name: lost, context: {cluster: gone, user: token}}
        - {name: lost-user, context: {cluster: near, user: gone}}
        - {name: proxy, context: {cluster: proxy, user: token}}
        - {name: half, context: {cluster: near, user: half}}
        - {name: base64, context: {cluster: near, user: base64}}
        clusters:
        - name: near
          cluster:
            server: https://near:6443/
            certificate-authority-data: Q0E=
            tls-server-name: kubernetes
        - {name: files, cluster: {server: "https://files:6443", certificate-authority: ca.pem}}
        - {name: open, cluster: {server: "https://open", insecure-skip-tls-verify: true}}
        - {name: proxy, cluster: {server: "https://open", proxy-url: "http://proxy"}}
        users:
        - {name: token, user: {token: hush}}
        - {name: files, user: {client-certificate: sub/c.pem, client-key: /abs/k.pem, tokenFile: t}}
        - {name: basic, user: {username: me, password: 12345}}
        - {name: half, user: {client-certificate-data: Q0E=}}
        - {name: base64, user: {client-certificate-data: "%", client-key-data: "%"}}
        - name: plugin
          user:
            exec:
              apiVersion: client.authentication.k8s.io/v1
              command: ./bin/login
              args: [--region, x]
              env: [{name: A, value: b}]
              installHint: get it
              provideClusterInfo: true
              interactiveMode: Never
        """

    private func configuration(_ context: String?) throws -> ClusterConfiguration {
        try Kubeconfig(parsing: Self.file, file: "/home/me/.kube/config").configuration(context: context) { path in
            Array("<\(path)>".utf8)
        }
    }

    @Test func `the current context gives server, authority, name, token and namespace`() throws {
        #expect(
            try configuration(nil)
                == ClusterConfiguration(
                    server: "https://near:6443",
                    trust: .authorities(Array("CA".utf8)),
                    serverName: "kubernetes",
                    credential: .token(Secret("hush")),
                    defaultNamespace: "builds"
                )
        )
    }

    @Test func `files are found from the kubeconfig's directory`() throws {
        #expect(
            try configuration("files")
                == ClusterConfiguration(
                    server: "https://files:6443",
                    trust: .authorities(Array("</home/me/.kube/ca.pem>".utf8)),
                    credential: .tokenFile("/home/me/.kube/t"),
                    certificate: ClientCertificate(
                        chain: Array("</home/me/.kube/sub/c.pem>".utf8),
                        key: Secret("</abs/k.pem>")
                    )
                )
        )
    }

    @Test func `a password that looks like a number is still text`() throws {
        #expect(try configuration("basic").credential == .basic(user: "me", password: Secret("12345")))
    }

    @Test func `an exec plugin is read with its arguments and environment`() throws {
        let configuration = try configuration("plugin")
        #expect(configuration.trust == .anybody)
        #expect(
            configuration.credential
                == .exec(
                    ExecPlugin(
                        apiVersion: "client.authentication.k8s.io/v1",
                        command: "/home/me/.kube/./bin/login",
                        arguments: ["--region", "x"],
                        environment: ["A": Secret("b")],
                        installHint: "get it",
                        providesClusterInfo: true
                    )
                )
        )
    }

    @Test(
        arguments: [
            (
                "none",
                "the kubeconfig has no context 'none'; it has base64, basic, ci, files, half, lost, lost-user, nobody, "
                    + "plugin, proxy"
            ),
            ("lost", "context 'lost' names the cluster 'gone', which is not there; it has files, near, open, proxy"),
            (
                "lost-user",
                "context 'lost-user' names the user 'gone', which is not there; it has base64, basic, files, half, "
                    + "plugin, token"
            ),
            ("proxy", "'proxy-url' of cluster 'proxy' is not supported yet; use a context without it"),
            ("half", "a user of the kubeconfig needs both client-certificate and client-key, or neither"),
            ("base64", "'client-certificate-data' of the kubeconfig is not valid Base64"),
        ]
    )
    func `what cannot work says what to change`(context: String, expected: String) async {
        #expect(await failure { try configuration(context) } == .misconfigured(expected))
    }

    @Test func `a context without a user shows no credential`() throws {
        #expect(try configuration("nobody").credential == .none)
    }

    @Test func `of several files the first to say something wins`() throws {
        let texts = [
            "a": "users: [{name: u, user: {token: first}}]",
            "b": """
            {"current-context": "c", "users": [{"name": "u", "user": {"token": "second"}}],
             "contexts": [{"name": "c", "context": {"cluster": "k", "user": "u"}}],
             "clusters": [{"name": "k", "cluster": {"server": "http://k"}}]}
            """,
        ]
        let merged = try Kubeconfig.load(["missing", "a", "b"]) { path in texts[path].map { Array($0.utf8) } }
        #expect(
            try merged.configuration()
                == ClusterConfiguration(server: "http://k", credential: .token(Secret("first")))
        )
    }

    @Test func `KUBECONFIG lists files, and without it the home directory has one`() {
        #expect(Kubeconfig.paths(environment: ["KUBECONFIG": "/a::/b", "HOME": "/h"]) == ["/a", "/b"])
        #expect(Kubeconfig.paths(environment: ["KUBECONFIG": "", "HOME": "/h"]) == ["/h/.kube/config"])
    }

    @Test func `no file at all is an error that names the paths`() async {
        let error = await failure { try Kubeconfig.load(["/a", "/b"]) { _ in nil } }
        #expect(
            error == .misconfigured("no kubeconfig found: tried /a, /b; set KUBECONFIG to the file's path")
        )
    }

    @Test func `broken YAML is reported with its place`() async {
        guard case .misconfigured(let text) = await failure(of: { try Kubeconfig(parsing: "a: [", file: "/k") })
        else {
            Issue.record("a broken file was accepted")
            return
        }
        #expect(text.hasPrefix("/k:"))
    }

    @Test func `secrets do not print themselves`() throws {
        for context in [nil, "basic", "plugin", "files"] {
            let configuration = try configuration(context)
            var dumped = ""
            dump(configuration, to: &dumped)
            for text in ["\(configuration)", String(reflecting: configuration), dumped] {
                #expect(!text.contains("hush") && !text.contains("12345") && !text.contains("k.pem"))
            }
        }
    }

    @Test func `a pod finds its service account`() throws {
        let directory = "/var/run/secrets/kubernetes.io/serviceaccount"
        let files = ["ca.crt": "CA", "token": "t", "namespace": "builds\n"]
        let found = try ClusterConfiguration.inCluster(
            environment: ["KUBERNETES_SERVICE_HOST": "fd00::1", "KUBERNETES_SERVICE_PORT": "443"]
        ) { path in files[String(path.dropFirst(directory.count + 1))].map { Array($0.utf8) } }
        #expect(
            found
                == ClusterConfiguration(
                    server: "https://[fd00::1]:443",
                    trust: .authorities(Array("CA".utf8)),
                    credential: .tokenFile("\(directory)/token"),
                    defaultNamespace: "builds"
                )
        )
    }

    @Test func `outside of a pod there is no service account`() async {
        let error = await failure { try ClusterConfiguration.inCluster(environment: [:]) { _ in nil } }
        #expect(
            error
                == .misconfigured(
                    "this is not a pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set; "
                        + "use --cluster kubeconfig outside of a cluster"
                )
        )
    }
}
