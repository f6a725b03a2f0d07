/// Which program runs.
package struct BuildInfo: Sendable, Equatable {
    package let version: String
    /// Empty where the build does not say.
    package let commit: String

    package init(version: String, commit: String = "") {
        self.version = version
        self.commit = commit
    }

    /// Argo Events' labels; there is no Go in it.
    var labels: [String] { [version, "", Self.architecture, commit] }

    /// As Go calls it.
    private static var architecture: String {
        #if arch(x86_64)
            "amd64"
        #elseif arch(arm64)
            "arm64"
        #else
            "other"
        #endif
    }
}
