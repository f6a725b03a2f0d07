@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests03PodC0V0086adeletedpodisgoneandarunningstepistoldofitinitsworkflow_iqbhdcedbhececccdDFIICAbmbdabc4TestfMp_17Z9d7474ee90c7e6fcfMu_() async throws -> Void {
  let $s17LocalClusterTests03PodC0V0086adeletedpodisgoneandarunningstepistoldofitinitsworkflow_iqbhdcedbhececccdDFIICAbmbdabc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(PodTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests03PodC0V0086adeletedpodisgoneandarunningstepistoldofitinitsworkflow_iqbhdcedbhececccdDFIICAbmbdabc4TestfMp_7__localfMu_.`a deleted pod is gone, and a running step is told of it in its workflow`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests03PodC0V0086adeletedpodisgoneandarunningstepistoldofitinitsworkflow_iqbhdcedbhececccdDFIICAbmbdabc4TestfMp_25generator9d7474ee90c7e6fcfMu_() async -> Testing.Test {
  return .__function(
  named: "`a deleted pod is gone, and a running step is told of it in its workflow`()",
  in: PodTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a deleted pod is gone, and a running step is told of it in its workflow",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/PodTests.swift", filePath: "/work/main/Tests/LocalClusterTests/PodTests.swift", line: 72, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests03PodC0V0086adeletedpodisgoneandarunningstepistoldofitinitsworkflow_iqbhdcedbhececccdDFIICAbmbdabc4TestfMp_17Z9d7474ee90c7e6fcfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests03PodC0V0086adeletedpodisgoneandarunningstepistoldofitinitsworkflow_iqbhdcedbhececccdDFIICAbmbdabc4TestfMp_24accessor9d7474ee90c7e6fcfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests03PodC0V0086adeletedpodisgoneandarunningstepistoldofitinitsworkflow_iqbhdcedbhececccdDFIICAbmbdabc4TestfMp_25generator9d7474ee90c7e6fcfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests03PodC0V0086adeletedpodisgoneandarunningstepistoldofitinitsworkflow_iqbhdcedbhececccdDFIICAbmbdabc4TestfMp_33testContentRecord9d7474ee90c7e6fcfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests03PodC0V0086adeletedpodisgoneandarunningstepistoldofitinitsworkflow_iqbhdcedbhececccdDFIICAbmbdabc4TestfMp_24accessor9d7474ee90c7e6fcfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:108:6-108:6
