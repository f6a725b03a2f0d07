@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0075whatastepprintedisanartifactwhereitslogsarearchived_xmbbehccifdedGHGAJFaBba4TestfMp_16c94ecafb97eab3effMu_() async throws -> Void {
  let $s19WorkflowRunnerTests07StorageC0V0075whatastepprintedisanartifactwhereitslogsarearchived_xmbbehccifdedGHGAJFaBba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(StorageTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests07StorageC0V0075whatastepprintedisanartifactwhereitslogsarearchived_xmbbehccifdedGHGAJFaBba4TestfMp_7__localfMu_.`what a step printed is an artifact where its logs are archived`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0075whatastepprintedisanartifactwhereitslogsarearchived_xmbbehccifdedGHGAJFaBba4TestfMp_25generatorc94ecafb97eab3effMu_() async -> Testing.Test {
  return .__function(
  named: "`what a step printed is an artifact where its logs are archived`()",
  in: StorageTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "what a step printed is an artifact where its logs are archived",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/StorageTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/StorageTests.swift", line: 120, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests07StorageC0V0075whatastepprintedisanartifactwhereitslogsarearchived_xmbbehccifdedGHGAJFaBba4TestfMp_16c94ecafb97eab3effMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests07StorageC0V0075whatastepprintedisanartifactwhereitslogsarearchived_xmbbehccifdedGHGAJFaBba4TestfMp_24accessorc94ecafb97eab3effMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests07StorageC0V0075whatastepprintedisanartifactwhereitslogsarearchived_xmbbehccifdedGHGAJFaBba4TestfMp_25generatorc94ecafb97eab3effMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests07StorageC0V0075whatastepprintedisanartifactwhereitslogsarearchived_xmbbehccifdedGHGAJFaBba4TestfMp_33testContentRecordc94ecafb97eab3effMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests07StorageC0V0075whatastepprintedisanartifactwhereitslogsarearchived_xmbbehccifdedGHGAJFaBba4TestfMp_24accessorc94ecafb97eab3effMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:143:6-143:6
