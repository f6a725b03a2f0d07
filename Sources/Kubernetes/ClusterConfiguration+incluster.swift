extension ClusterConfiguration {
    /// Where Kubernetes mounts a pod's service account.
    static let serviceAccountDirectory = "/var/run/secrets/kubernetes.io/serviceaccount"

    /// What a pod finds around itself: its service account and the API's address.
    package static func inCluster(
        environment: [String: String],
        reading read: FileReader = readFile
    ) throws(KubernetesError) -> ClusterConfiguration {
        guard let host = environment["KUBERNETES_SERVICE_HOST"], let port = environment["KUBERNETES_SERVICE_PORT"]
        else {
            throw .misconfigured(
                "this is not a pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set; "
                    + "use --cluster kubeconfig outside of a cluster"
            )
        }
        let directory = serviceAccountDirectory
        let authorities = try required("\(directory)/ca.crt", reading: read)
        _ = try required("\(directory)/token", reading: read)
        let namespace = try Secret(read("\(directory)/namespace") ?? []).trimmedText
        return ClusterConfiguration(
            server: "https://\(host.contains(":") ? "[\(host)]" : host):\(port)",
            trust: .authorities(authorities),
            credential: .tokenFile("\(directory)/token"),
            defaultNamespace: namespace.isEmpty ? "default" : namespace
        )
    }
}
