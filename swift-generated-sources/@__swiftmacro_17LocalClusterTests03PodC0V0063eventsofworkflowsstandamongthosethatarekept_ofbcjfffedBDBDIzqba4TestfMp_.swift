@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests03PodC0V0063eventsofworkflowsstandamongthosethatarekept_ofbcjfffedBDBDIzqba4TestfMp_16d5488184c4e99679fMu_() async throws -> Void {
  let $s17LocalClusterTests03PodC0V0063eventsofworkflowsstandamongthosethatarekept_ofbcjfffedBDBDIzqba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(PodTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests03PodC0V0063eventsofworkflowsstandamongthosethatarekept_ofbcjfffedBDBDIzqba4TestfMp_7__localfMu_.`events of workflows stand among those that are kept`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests03PodC0V0063eventsofworkflowsstandamongthosethatarekept_ofbcjfffedBDBDIzqba4TestfMp_25generatord5488184c4e99679fMu_() async -> Testing.Test {
  return .__function(
  named: "`events of workflows stand among those that are kept`()",
  in: PodTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "events of workflows stand among those that are kept",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/PodTests.swift", filePath: "/work/main/Tests/LocalClusterTests/PodTests.swift", line: 129, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests03PodC0V0063eventsofworkflowsstandamongthosethatarekept_ofbcjfffedBDBDIzqba4TestfMp_16d5488184c4e99679fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests03PodC0V0063eventsofworkflowsstandamongthosethatarekept_ofbcjfffedBDBDIzqba4TestfMp_24accessord5488184c4e99679fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests03PodC0V0063eventsofworkflowsstandamongthosethatarekept_ofbcjfffedBDBDIzqba4TestfMp_25generatord5488184c4e99679fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests03PodC0V0063eventsofworkflowsstandamongthosethatarekept_ofbcjfffedBDBDIzqba4TestfMp_33testContentRecordd5488184c4e99679fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests03PodC0V0063eventsofworkflowsstandamongthosethatarekept_ofbcjfffedBDBDIzqba4TestfMp_24accessord5488184c4e99679fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:145:6-145:6
