@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0062abodyabovethelimitisrefusednotcollected_vbbefdfchdJEHJFxDbcanb4TestfMp_16e43a5d04a2df6cacfMu_() async throws -> Void {
  let $s15KubernetesTests05RetryB0V0062abodyabovethelimitisrefusednotcollected_vbbefdfchdJEHJFxDbcanb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V0062abodyabovethelimitisrefusednotcollected_vbbefdfchdJEHJFxDbcanb4TestfMp_7__localfMu_.`a body above the limit is refused, not collected`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0062abodyabovethelimitisrefusednotcollected_vbbefdfchdJEHJFxDbcanb4TestfMp_25generatore43a5d04a2df6cacfMu_() async -> Testing.Test {
  return .__function(
  named: "`a body above the limit is refused, not collected`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a body above the limit is refused, not collected",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 150, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V0062abodyabovethelimitisrefusednotcollected_vbbefdfchdJEHJFxDbcanb4TestfMp_16e43a5d04a2df6cacfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V0062abodyabovethelimitisrefusednotcollected_vbbefdfchdJEHJFxDbcanb4TestfMp_24accessore43a5d04a2df6cacfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V0062abodyabovethelimitisrefusednotcollected_vbbefdfchdJEHJFxDbcanb4TestfMp_25generatore43a5d04a2df6cacfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V0062abodyabovethelimitisrefusednotcollected_vbbefdfchdJEHJFxDbcanb4TestfMp_33testContentRecorde43a5d04a2df6cacfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V0062abodyabovethelimitisrefusednotcollected_vbbefdfchdJEHJFxDbcanb4TestfMp_24accessore43a5d04a2df6cacfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:163:6-163:6
