import BuiltGateway
import Foundation

extension GatewayProcess {
    /// Runs the real `kubectl` against this gateway's cluster, with nothing of the user's own configuration.
    func kubectl(_ arguments: String...) throws -> Binary.Result { try Program.run(kubectlCommand + arguments) }

    var kubectlCommand: [String] {
        let cache = directory.appending(path: "kubectl-cache").path
        return ["kubectl", "--server", cluster, "--kubeconfig", "/dev/null", "--cache-dir", cache]
    }
}
