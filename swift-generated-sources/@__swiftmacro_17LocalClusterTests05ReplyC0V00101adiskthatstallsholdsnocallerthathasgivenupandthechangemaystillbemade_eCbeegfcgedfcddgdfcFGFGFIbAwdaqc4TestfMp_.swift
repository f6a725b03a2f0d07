@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ReplyC0V00101adiskthatstallsholdsnocallerthathasgivenupandthechangemaystillbemade_eCbeegfcgedfcddgdfcFGFGFIbAwdaqc4TestfMp_17Z552a914629ee2660fMu_() async throws -> Void {
  let $s17LocalClusterTests05ReplyC0V00101adiskthatstallsholdsnocallerthathasgivenupandthechangemaystillbemade_eCbeegfcgedfcddgdfcFGFGFIbAwdaqc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ReplyTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05ReplyC0V00101adiskthatstallsholdsnocallerthathasgivenupandthechangemaystillbemade_eCbeegfcgedfcddgdfcFGFGFIbAwdaqc4TestfMp_7__localfMu_.`a disk that stalls holds no caller that has given up, and the change may still be made`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ReplyC0V00101adiskthatstallsholdsnocallerthathasgivenupandthechangemaystillbemade_eCbeegfcgedfcddgdfcFGFGFIbAwdaqc4TestfMp_25generator552a914629ee2660fMu_() async -> Testing.Test {
  return .__function(
  named: "`a disk that stalls holds no caller that has given up, and the change may still be made`()",
  in: ReplyTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a disk that stalls holds no caller that has given up, and the change may still be made",traits: [.timeLimit(.minutes(3))],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ReplyTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ReplyTests.swift", line: 64, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05ReplyC0V00101adiskthatstallsholdsnocallerthathasgivenupandthechangemaystillbemade_eCbeegfcgedfcddgdfcFGFGFIbAwdaqc4TestfMp_17Z552a914629ee2660fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05ReplyC0V00101adiskthatstallsholdsnocallerthathasgivenupandthechangemaystillbemade_eCbeegfcgedfcddgdfcFGFGFIbAwdaqc4TestfMp_24accessor552a914629ee2660fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05ReplyC0V00101adiskthatstallsholdsnocallerthathasgivenupandthechangemaystillbemade_eCbeegfcgedfcddgdfcFGFGFIbAwdaqc4TestfMp_25generator552a914629ee2660fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05ReplyC0V00101adiskthatstallsholdsnocallerthathasgivenupandthechangemaystillbemade_eCbeegfcgedfcddgdfcFGFGFIbAwdaqc4TestfMp_33testContentRecord552a914629ee2660fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05ReplyC0V00101adiskthatstallsholdsnocallerthathasgivenupandthechangemaystillbemade_eCbeegfcgedfcddgdfcFGFGFIbAwdaqc4TestfMp_24accessor552a914629ee2660fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:78:6-78:6
