@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0078acontentthatissweptwhileanotherstepkeepsthesameiskept_oobhecffhefdecFGDGFHaEba4TestfMp_17Z90206f7577d99841fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests07StorageC0V0078acontentthatissweptwhileanotherstepkeepsthesameiskept_oobhecffhefdecFGDGFHaEba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(StorageTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests07StorageC0V0078acontentthatissweptwhileanotherstepkeepsthesameiskept_oobhecffhefdecFGDGFHaEba4TestfMp_7__localfMu_.`a content that is swept while another step keeps the same is kept`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0078acontentthatissweptwhileanotherstepkeepsthesameiskept_oobhecffhefdecFGDGFHaEba4TestfMp_25generator90206f7577d99841fMu_() async -> Testing.Test {
  return .__function(
  named: "`a content that is swept while another step keeps the same is kept`()",
  in: StorageTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a content that is swept while another step keeps the same is kept",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/StorageTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/StorageTests.swift", line: 145, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests07StorageC0V0078acontentthatissweptwhileanotherstepkeepsthesameiskept_oobhecffhefdecFGDGFHaEba4TestfMp_17Z90206f7577d99841fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests07StorageC0V0078acontentthatissweptwhileanotherstepkeepsthesameiskept_oobhecffhefdecFGDGFHaEba4TestfMp_24accessor90206f7577d99841fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests07StorageC0V0078acontentthatissweptwhileanotherstepkeepsthesameiskept_oobhecffhefdecFGDGFHaEba4TestfMp_25generator90206f7577d99841fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests07StorageC0V0078acontentthatissweptwhileanotherstepkeepsthesameiskept_oobhecffhefdecFGDGFHaEba4TestfMp_33testContentRecord90206f7577d99841fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests07StorageC0V0078acontentthatissweptwhileanotherstepkeepsthesameiskept_oobhecffhefdecFGDGFHaEba4TestfMp_24accessor90206f7577d99841fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:168:6-168:6
