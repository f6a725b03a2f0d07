@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_17Z8fbaea644b77cadafMu_() async throws -> Void {
  @Sendable func $s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_7__localfMu0_(_:isolated (any _Concurrency.Actor)?=Testing.__defaultSynchronousIsolationContext) async throws {
    let $s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
    _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_7__localfMu_.`waits double up to their longest, and stop before the budget is exceeded`())))
  }
  try await $s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_7__localfMu0_()
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_25generator8fbaea644b77cadafMu_() async -> Testing.Test {
  return .__function(
  named: "`waits double up to their longest, and stop before the budget is exceeded`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "waits double up to their longest, and stop before the budget is exceeded",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 7, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_17Z8fbaea644b77cadafMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_24accessor8fbaea644b77cadafMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_25generator8fbaea644b77cadafMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_33testContentRecord8fbaea644b77cadafMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V0087waitsdoubleuptotheirlongestandstopbeforethebudgetisexceeded_JtbgccfhdegdgcDEAEIAbscdacc4TestfMp_24accessor8fbaea644b77cadafMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:16:6-16:6
