@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0069astepwhosestartcannotbemadedurabledoesnotstart_JhbeffgcehedHICJFCavba4TestfMp_17Z86cc903518833910fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests09HardTimesC0V0069astepwhosestartcannotbemadedurabledoesnotstart_JhbeffgcehedHICJFCavba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(HardTimesTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests09HardTimesC0V0069astepwhosestartcannotbemadedurabledoesnotstart_JhbeffgcehedHICJFCavba4TestfMp_7__localfMu_.`a step whose start cannot be made durable does not start`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0069astepwhosestartcannotbemadedurabledoesnotstart_JhbeffgcehedHICJFCavba4TestfMp_25generator86cc903518833910fMu_() async -> Testing.Test {
  return .__function(
  named: "`a step whose start cannot be made durable does not start`()",
  in: HardTimesTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a step whose start cannot be made durable does not start",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/HardTimesTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift", line: 84, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests09HardTimesC0V0069astepwhosestartcannotbemadedurabledoesnotstart_JhbeffgcehedHICJFCavba4TestfMp_17Z86cc903518833910fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests09HardTimesC0V0069astepwhosestartcannotbemadedurabledoesnotstart_JhbeffgcehedHICJFCavba4TestfMp_24accessor86cc903518833910fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests09HardTimesC0V0069astepwhosestartcannotbemadedurabledoesnotstart_JhbeffgcehedHICJFCavba4TestfMp_25generator86cc903518833910fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests09HardTimesC0V0069astepwhosestartcannotbemadedurabledoesnotstart_JhbeffgcehedHICJFCavba4TestfMp_33testContentRecord86cc903518833910fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests09HardTimesC0V0069astepwhosestartcannotbemadedurabledoesnotstart_JhbeffgcehedHICJFCavba4TestfMp_24accessor86cc903518833910fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:102:6-102:6
