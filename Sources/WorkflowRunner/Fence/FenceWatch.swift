package import Logging

/// Ends what runs in fences when this run of the gateway is no more (decision 0061).
///
/// The kernel does so by itself, but for fences that were being made in that moment.
package struct FenceWatch: Sendable {
    /// Whoever was making a fence has done so after a second of looks, or waits at its gate, which is number 4 there.
    ///
    /// What an earlier run has left ends nothing of the next
    /// one: the file of the lock is removed before anything of that runs.
    private static let work = #"""
        for look in 1 2 3 4 5; do
            [ -e "$1" ] || exit
            found=$(ls "$2" | sed 's,.*,/&/,' | grep -lsF -f - /proc/[0-9]*/mountinfo)
            waiting=$(ls -l /proc/[0-9]*/fd/4 2>/dev/null | grep -F -e "-> $2/" | sed 's,.* \(/proc/[0-9]*\)/fd/4 -> .*,\1,')
            [ -e "$1" ] || exit
            for file in $found $waiting; do process=${file#/proc/}; kill -9 "${process%%/*}"; done
            sleep 0.2
        done
        rm -f "$1"
        """#

    private let watch: EndWatch

    /// nil where there can be none, which is logged: the next start ends what was left.
    package init?(_ places: RunnerPlaces, _ logger: Logger) async {
        do {
            watch = try await EndWatch(
                Self.work,
                [places.leaves],
                named: "fences",
                in: places.directory,
                Fence.environment
            )
        } catch {
            logger.warning(
                "steps that are about to start when the gateway is killed may go on until its next start",
                metadata: ["reason": "\(error.message)"]
            )
            return nil
        }
    }
}
