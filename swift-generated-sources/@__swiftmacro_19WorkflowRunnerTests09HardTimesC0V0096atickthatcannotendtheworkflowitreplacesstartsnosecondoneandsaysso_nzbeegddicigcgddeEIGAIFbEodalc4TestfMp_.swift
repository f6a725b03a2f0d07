@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0096atickthatcannotendtheworkflowitreplacesstartsnosecondoneandsaysso_nzbeegddicigcgddeEIGAIFbEodalc4TestfMp_16dd56ca1cd585e8cdfMu_() async throws -> Void {
  let $s19WorkflowRunnerTests09HardTimesC0V0096atickthatcannotendtheworkflowitreplacesstartsnosecondoneandsaysso_nzbeegddicigcgddeEIGAIFbEodalc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(HardTimesTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests09HardTimesC0V0096atickthatcannotendtheworkflowitreplacesstartsnosecondoneandsaysso_nzbeegddicigcgddeEIGAIFbEodalc4TestfMp_7__localfMu_.`a tick that cannot end the workflow it replaces starts no second one, and says so`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0096atickthatcannotendtheworkflowitreplacesstartsnosecondoneandsaysso_nzbeegddicigcgddeEIGAIFbEodalc4TestfMp_25generatordd56ca1cd585e8cdfMu_() async -> Testing.Test {
  return .__function(
  named: "`a tick that cannot end the workflow it replaces starts no second one, and says so`()",
  in: HardTimesTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a tick that cannot end the workflow it replaces starts no second one, and says so",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/HardTimesTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift", line: 104, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests09HardTimesC0V0096atickthatcannotendtheworkflowitreplacesstartsnosecondoneandsaysso_nzbeegddicigcgddeEIGAIFbEodalc4TestfMp_16dd56ca1cd585e8cdfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests09HardTimesC0V0096atickthatcannotendtheworkflowitreplacesstartsnosecondoneandsaysso_nzbeegddicigcgddeEIGAIFbEodalc4TestfMp_24accessordd56ca1cd585e8cdfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests09HardTimesC0V0096atickthatcannotendtheworkflowitreplacesstartsnosecondoneandsaysso_nzbeegddicigcgddeEIGAIFbEodalc4TestfMp_25generatordd56ca1cd585e8cdfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests09HardTimesC0V0096atickthatcannotendtheworkflowitreplacesstartsnosecondoneandsaysso_nzbeegddicigcgddeEIGAIFbEodalc4TestfMp_33testContentRecorddd56ca1cd585e8cdfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests09HardTimesC0V0096atickthatcannotendtheworkflowitreplacesstartsnosecondoneandsaysso_nzbeegddicigcgddeEIGAIFbEodalc4TestfMp_24accessordd56ca1cd585e8cdfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:143:6-143:6
