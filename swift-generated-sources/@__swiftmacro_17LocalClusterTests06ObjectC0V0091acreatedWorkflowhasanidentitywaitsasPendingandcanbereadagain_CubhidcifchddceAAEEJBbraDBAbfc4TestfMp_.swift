@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0091acreatedWorkflowhasanidentitywaitsasPendingandcanbereadagain_CubhidcifchddceAAEEJBbraDBAbfc4TestfMp_17Z62e72c45208c9490fMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0091acreatedWorkflowhasanidentitywaitsasPendingandcanbereadagain_CubhidcifchddceAAEEJBbraDBAbfc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0091acreatedWorkflowhasanidentitywaitsasPendingandcanbereadagain_CubhidcifchddceAAEEJBbraDBAbfc4TestfMp_7__localfMu_.`a created Workflow has an identity, waits as Pending, and can be read again`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0091acreatedWorkflowhasanidentitywaitsasPendingandcanbereadagain_CubhidcifchddceAAEEJBbraDBAbfc4TestfMp_25generator62e72c45208c9490fMu_() async -> Testing.Test {
  return .__function(
  named: "`a created Workflow has an identity, waits as Pending, and can be read again`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a created Workflow has an identity, waits as Pending, and can be read again",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 7, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V0091acreatedWorkflowhasanidentitywaitsasPendingandcanbereadagain_CubhidcifchddceAAEEJBbraDBAbfc4TestfMp_17Z62e72c45208c9490fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0091acreatedWorkflowhasanidentitywaitsasPendingandcanbereadagain_CubhidcifchddceAAEEJBbraDBAbfc4TestfMp_24accessor62e72c45208c9490fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0091acreatedWorkflowhasanidentitywaitsasPendingandcanbereadagain_CubhidcifchddceAAEEJBbraDBAbfc4TestfMp_25generator62e72c45208c9490fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0091acreatedWorkflowhasanidentitywaitsasPendingandcanbereadagain_CubhidcifchddceAAEEJBbraDBAbfc4TestfMp_33testContentRecord62e72c45208c9490fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0091acreatedWorkflowhasanidentitywaitsasPendingandcanbereadagain_CubhidcifchddceAAEEJBbraDBAbfc4TestfMp_24accessor62e72c45208c9490fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:21:6-21:6
