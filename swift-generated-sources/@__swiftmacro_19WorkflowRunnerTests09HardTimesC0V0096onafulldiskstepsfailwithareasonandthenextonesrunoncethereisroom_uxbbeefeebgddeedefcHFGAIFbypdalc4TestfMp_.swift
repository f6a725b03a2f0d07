@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0096onafulldiskstepsfailwithareasonandthenextonesrunoncethereisroom_uxbbeefeebgddeedefcHFGAIFbypdalc4TestfMp_16cde45763ca9c63affMu_() async throws -> Void {
  let $s19WorkflowRunnerTests09HardTimesC0V0096onafulldiskstepsfailwithareasonandthenextonesrunoncethereisroom_uxbbeefeebgddeedefcHFGAIFbypdalc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(HardTimesTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests09HardTimesC0V0096onafulldiskstepsfailwithareasonandthenextonesrunoncethereisroom_uxbbeefeebgddeedefcHFGAIFbypdalc4TestfMp_7__localfMu_.`on a full disk steps fail with a reason, and the next ones run once there is room`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0096onafulldiskstepsfailwithareasonandthenextonesrunoncethereisroom_uxbbeefeebgddeedefcHFGAIFbypdalc4TestfMp_25generatorcde45763ca9c63affMu_() async -> Testing.Test {
  return .__function(
  named: "`on a full disk steps fail with a reason, and the next ones run once there is room`()",
  in: HardTimesTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "on a full disk steps fail with a reason, and the next ones run once there is room",traits: [.__documentationLine("/// Where the test may not mount, the limit of a file stands for the disk.")],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/HardTimesTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift", line: 146, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests09HardTimesC0V0096onafulldiskstepsfailwithareasonandthenextonesrunoncethereisroom_uxbbeefeebgddeedefcHFGAIFbypdalc4TestfMp_16cde45763ca9c63affMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests09HardTimesC0V0096onafulldiskstepsfailwithareasonandthenextonesrunoncethereisroom_uxbbeefeebgddeedefcHFGAIFbypdalc4TestfMp_24accessorcde45763ca9c63affMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests09HardTimesC0V0096onafulldiskstepsfailwithareasonandthenextonesrunoncethereisroom_uxbbeefeebgddeedefcHFGAIFbypdalc4TestfMp_25generatorcde45763ca9c63affMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests09HardTimesC0V0096onafulldiskstepsfailwithareasonandthenextonesrunoncethereisroom_uxbbeefeebgddeedefcHFGAIFbypdalc4TestfMp_33testContentRecordcde45763ca9c63affMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests09HardTimesC0V0096onafulldiskstepsfailwithareasonandthenextonesrunoncethereisroom_uxbbeefeebgddeedefcHFGAIFbypdalc4TestfMp_24accessorcde45763ca9c63affMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:181:6-181:6
