import Manifests
import Testing

/// Where an object comes from (spec/sensor.md §6).
extension SensorDiagnosticsTests {
    private static func source(_ fields: String, parameters: String = "") -> String {
        trigger("template: {name: t, k8s: {source: {\(fields)}}}\(parameters)")
    }

    private static let secret = "{name: s, key: k}"

    @Test(
        arguments: [
            "file: {path: /w.yaml}", "url: {path: \"https://ci/w.yaml\", verifyCert: true}",
            "url: {path: \"http://ci\"}",
            "configmap: {name: c, key: k, optional: true}",
            """
            s3: {endpoint: "minio:9000", bucket: {name: b, key: a/b.yaml}, region: eu, insecure: true, accessKey: \
            \(secret), secretKey: \(secret), caCertificate: \(secret)}
            """,
            """
            git: {url: "git@host:a/b.git", filePath: w.yaml, branch: main, creds: {username: \(secret), password: \
            \(secret)}}
            """,
            "git: {url: \"ssh://host/b\", filePath: a/w.yaml, tag: v1.0, sshKeySecret: \(secret)}",
        ]
    )
    func `a source of each kind is fine`(fields: String) {
        #expect(Self.said(about: Self.source(fields)) == "")
    }

    @Test(
        arguments: [
            (
                "file: {}",
                """
                6:56: error: 'path' is missing in spec.triggers[0].template.k8s.source.file
                  fix: add path: and its value
                """
            ),
            (
                "file: {path: w.yaml}",
                """
                6:63: warning: 'path' is 'w.yaml', which depends on the directory that the gateway was started in
                  fix: write the whole path, starting with /
                """
            ),
            (
                "url: {path: ftp://x}",
                """
                6:62: error: 'path' does not start with http:// or https://
                  fix: write the whole address
                """
            ),
            (
                "url: {path: https://x}",
                """
                6:55: warning: 'verifyCert' is not true, so whoever is between can send another object: the \
                certificate is not checked
                  fix: write verifyCert: true
                """
            ),
            (
                "configmap: {name: c}, resource: {}",
                """
                6:61: error: 'key' is missing in spec.triggers[0].template.k8s.source.configmap
                  fix: add key: and its value
                6:82: warning: 'resource' is never used beside 'configmap'
                  fix: remove one of them
                """
            ),
            (
                "s3: {endpoint: 'http://x', accessKey: {name: s}, events: [a]}",
                """
                6:65: error: 'endpoint' is 'http://x', must be a host with or without a port
                  fix: write host:port alone; insecure: true means http instead of https
                6:54: error: 'bucket' is missing in spec.triggers[0].template.k8s.source.s3
                  fix: add bucket: and below it name: and key:
                6:88: error: 'key' is missing in spec.triggers[0].template.k8s.source.s3.accessKey
                  fix: add key: and its value
                6:54: error: 'secretKey' is missing in spec.triggers[0].template.k8s.source.s3
                  fix: add secretKey: with name and key of the Secret
                6:107: warning: 'events' has no effect on a source: it belongs to an event source
                  fix: remove it
                """
            ),
            (
                "git: {url: '/etc', filePath: ../x, cloneDirectory: '~', ref: -x, tag: v1}",
                """
                6:61: error: 'url' is no address of a repository that can be used here
                  fix: use an address with https://, http:// or ssh://, or git@host:path
                6:79: error: 'filePath' contains '..'
                  fix: write the path of the file in the repository
                6:101: error: 'cloneDirectory' contains '~'
                  fix: write the path of the file in the repository
                6:101: warning: 'cloneDirectory' has no effect: each attempt reads the repository into a directory of \
                its own
                  fix: remove it
                6:111: error: 'ref' is '-x', which git does not take for a name
                  fix: correct it
                6:120: warning: 'tag' is never used beside 'ref'
                  fix: remove one of them
                """
            ),
            (
                "git: {url: 'https://x', filePath: x, githubApp: {}, remote: {}, insecureIgnoreHostKey: true}",
                """
                6:137: warning: 'insecureIgnoreHostKey' lets whoever is between send another object: the server's key \
                is not checked
                  fix: add the server to known_hosts and remove it
                6:87: error: not supported yet: source.git.githubApp
                  fix: use creds: with a token as the password
                6:102: error: not supported yet: source.git.remote
                  fix: write the address of that remote in url:
                """
            ),
        ]
    )
    func `a wrong source is reported at its field`(fields: String, expected: String) {
        #expect(Self.said(about: Self.source(fields)) == expected)
    }

    @Test(
        arguments: [
            (
                "s3: {bucket: {name: b}, accessKey: {key: k}, secretKey: \(secret)}",
                ["s3.endpoint", "s3.bucket.key", "s3.accessKey.name"]
            ),
            ("file: {path: \"\"}", ["file"]),
            ("git: {url: X, filePath: ..}", ["git.url", "git.filePath"]),
            ("url: {path: X}", ["#.any"]),
        ]
    )
    func `what a parameter of the trigger writes may be missing or hold anything`(fields: String, written: [String]) {
        let entries = written.map { "{src: {dependencyName: d, dataKey: a}, dest: \"k8s.source.\($0)\"}" }
        let parameters = ", parameters: [\(entries.joined(separator: ", "))]"
        #expect(Self.said(about: Self.source(fields, parameters: parameters)) == "")
        #expect(Self.said(about: Self.source(fields)) != "")
    }
}
